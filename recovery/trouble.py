"""Trouble that whoever started us can do something about."""


class Trouble(Exception):
    """Why it does not start or cannot go on, in a sentence; shown without a traceback."""
