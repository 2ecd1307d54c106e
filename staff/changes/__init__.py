"""Changing how far people may go: drafted as lines, worded, decided by two."""
