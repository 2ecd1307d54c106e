"""A file of people as it was uploaded: CSV in UTF-8, at most so large, with the columns that are known."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

LARGEST = 1024 * 1024
MOST_ROWS = 2_000
NEEDED = ("name", "username", "level", "site", "role")
COLUMNS = ("name", "short_name", "username", "email", "level", "site", "role", "home_location")
FORMULA = ("=", "+", "-", "@", "\t", "\r")
AS_UTF_8 = (
    "In Excel: Save as, “CSV UTF-8 (comma delimited)”. "
    "In LibreOffice: Save as, Text CSV, character set Unicode (UTF-8)."
)


class Unreadable(Exception):
    """The file as a whole is none that can be read; the message is a sentence for whoever sent it."""


@dataclass(frozen=True)
class Line:
    """One row: where it begins in the file, its cells by column, and what is wrong with it as a row."""

    number: int
    cells: dict[str, str]
    wrong: str = ""


def read(content: bytes) -> list[Line]:
    """Every row that is not empty.

    Raises:
        Unreadable: with the reason, and how to mend it.
    """
    if len(content) > LARGEST:
        raise Unreadable(f"This file is larger than 1 MB. Split it: at most {MOST_ROWS:,} people at a time.")
    text = decoded(content)
    if not text.strip():
        raise Unreadable("This file is empty.")
    try:
        return rows(text)
    except csv.Error as error:
        raise Unreadable(f"This file cannot be read as CSV ({error}). Look at its quotation marks.") from None


def decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Unreadable(f"This file is in UTF-16, not in UTF-8. {AS_UTF_8}")
    if content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise Unreadable(f"This is a spreadsheet, not a CSV file. {AS_UTF_8}")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise Unreadable(f"This file is not in UTF-8 (line {line}). {AS_UTF_8}") from None
    if "\x00" in text:
        raise Unreadable("This file has characters in it that no text has.")
    return text


def rows(text: str) -> list[Line]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    numbered = begun(reader)
    _, first = next(numbered, (0, []))
    header = columns(first)
    found: list[Line] = []
    for number, cells in numbered:
        if not any(cell.strip() for cell in cells):
            continue
        if len(found) == MOST_ROWS:
            raise Unreadable(
                f"This file has more than {MOST_ROWS:,} people. Split it and add them one after the other."
            )
        same = len(cells) == len(header)
        wrong = "" if same else f"It has {counted(len(cells))}; the first line has {counted(len(header))}."
        found.append(Line(number, dict(zip(header, cells, strict=False)), wrong))
    if not found:
        raise Unreadable("This file has a first line and nobody under it.")
    return found


def begun(reader: Iterator[list[str]]) -> Iterator[tuple[int, list[str]]]:
    """Rows with the line on which each begins: a cell may go over several."""
    before = 0
    for cells in reader:
        yield before + 1, cells
        before = reader.line_num  # type: ignore[attr-defined]


def columns(first: list[str]) -> list[str]:
    """The names in the first line, however they are capitalised or spaced.

    Raises:
        Unreadable: one is missing, unknown or twice, or something else than a comma stands between them.
    """
    names = ["_".join(cell.strip().lower().replace("_", " ").split()) for cell in first]
    for mark, name in ((";", "semicolons"), ("\t", "tabs"), ("|", "bars")):
        if len(names) == 1 and mark in first[0]:
            raise Unreadable(f"The columns of this file are parted by {name}. Save it with commas.")
    missing = [name for name in NEEDED if name not in names]
    if len(missing) == len(NEEDED):
        raise Unreadable(f"The first line has to name the columns: {', '.join(COLUMNS)}.")
    if missing:
        raise Unreadable(f"The first line names no {' and no '.join(missing)}.")
    unknown = [
        cell.strip() or "a column without a name"
        for cell, name in zip(first, names, strict=True)
        if name not in COLUMNS
    ]
    if unknown:
        raise Unreadable(
            f"The first line names what is not known here: {', '.join(unknown)}. Known are {', '.join(COLUMNS)}."
        )
    if len(set(names)) < len(names):
        raise Unreadable("The first line names a column twice.")
    return names


def counted(cells: int) -> str:
    return f"{cells} cell{'' if cells == 1 else 's'}"


def formula(cell: str) -> str:
    """What makes a spreadsheet take this cell for something to work out; empty where nothing does."""
    plain = unicodedata.normalize("NFKC", cell)
    for begin in (plain[:1], plain.strip()[:1]):
        if begin and begin in FORMULA:
            return {"\t": "tab", "\r": "line break"}.get(begin, begin)
    return ""
