"""The desk's pages, one room for each part of the work."""
