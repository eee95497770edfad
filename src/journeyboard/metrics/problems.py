"""What stands in the way of reading a table: errors that end it, notes about cells, questions to be answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

NoteKind = Literal[
    "unreadable",  # a cell that is no number or no period
    "error",  # an error cell such as #REF!
    "no_value",  # a formula whose result is not in the file
    "missing",  # a cell that says there is no value (n/a, –)
    "total",  # a row or column of totals, left out
    "unmatched",  # rows or columns whose name is no stage of the map
    "no_stage",  # a row without a stage name
    "remark",  # rows of remarks under the table
    "gone",  # a row that was set by hand and is not in the table any more
    "filled",  # empty cells that stand for the name above
    "unread",  # cells outside of the table that hold something
    "table",  # another table in the sheet
    "dimension",  # a column that splits the rows and is not kept
    "columns",  # columns that moved, are gone or new
    "format",  # what this file format cannot tell
]
QuestionKind = Literal[
    "decimal", "unit", "time", "dates", "month", "period", "duplicate", "rule", "weight", "metric", "stage", "role",
    "shape", "header", "heading",
]  # fmt: skip


class TableProblem(Exception):  # noqa: N818 - the words people read, and the name the rooms above use
    """A file or table that cannot be read. `place` names file, sheet and cell as far as they are known."""

    def __init__(self, message: str, place: str = "") -> None:
        super().__init__(f"{place}: {message}" if place else message)
        self.message = message
        self.place = place


@dataclass(frozen=True, slots=True)
class Note:
    """Something that does not land, with the cells it stands in (A1 names; the first ones when there are many)."""

    kind: NoteKind
    text: str
    cells: tuple[str, ...] = ()
    count: int = 1


@dataclass(frozen=True, slots=True)
class Question:
    """Something only a person can decide. Until then the values it is about do not land.

    `subject` is the heading of the column asked about, empty for the whole table; `options` are the answers
    a recipe takes.
    """

    kind: QuestionKind
    text: str
    subject: str = ""
    options: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Assumption:
    """Something that was taken as given although the table does not say it for certain. `examples` are cells: their
    name, what stands in them, what was read."""

    subject: str
    """The heading it is about; empty for the whole table."""
    text: str
    examples: tuple[tuple[str, str, str], ...] = ()


def cell_name(row: int, column: int) -> str:
    """The A1 name of a cell; row and column count from 0."""
    return f"{column_name(column)}{row + 1}"


def column_name(column: int) -> str:
    """The letters of a column that counts from 0."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_index(letters: str) -> int:
    """The column, counting from 0, that `letters` name."""
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1


def listed(names: Sequence[str], most: int = 5) -> str:
    """`names` with commas between, the first `most` of them."""
    return ", ".join(names[:most]) + (" …" if len(names) > most else "")
