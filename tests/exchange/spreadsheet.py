"""A person in a spreadsheet program, with a workbook that Journeyboard exported: what they type, add, delete, move."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from journeyboard.board.layout import lay_out
from journeyboard.board.measuring import FixedMeasurer
from journeyboard.exchange import xlsx
from journeyboard.exchange.workbook.base import write_base
from journeyboard.exchange.workbook.returning import Returned, read_back
from journeyboard.exchange.xlsx import write_xlsx
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import EVERYTHING
from journeyboard.language import speaking


def exported(journey: Journey, path: Path, language: str | None = None) -> Path:
    """The workbook of a journey."""
    board = lay_out(journey, EVERYTHING, FixedMeasurer())
    with path.open("wb") as file, speaking(language or journey.info.language):
        write_xlsx(journey, board, file, lambda _share: None)
    return path


def edited_to(before: Journey, after: Journey, path: Path, language: str | None = None) -> Path:
    """The workbook of `before` with everything typed in that makes it `after`: that of `after`, with the hidden sheet
    of `before`."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(xlsx, "write_base", lambda book, _journey: write_base(book, before))
        return exported(after, path, language)


class Spreadsheet:
    """A workbook that is open in a spreadsheet program."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.book = load_workbook(path)

    def sheet(self, title: str) -> Any:
        """openpyxl's sheet, whose cells take any value."""
        return self.book[title]

    def column(self, title: str, heading: str) -> int:
        return next(index for index, cell in enumerate(self.sheet(title)[1], start=1) if cell.value == heading)

    def row(self, title: str, record_id: str) -> int:
        ids = self.column(title, "Id")
        rows = range(2, self.sheet(title).max_row + 1)
        return next(row for row in rows if self.sheet(title).cell(row, ids).value == record_id)

    def type(self, title: str, record_id: str, heading: str, value: object) -> str:
        """Type into a cell; its address."""
        return self.type_at(title, self.row(title, record_id), heading, value)

    def type_at(self, title: str, row: int, heading: str, value: object) -> str:
        cell: Any = self.sheet(title).cell(row, self.column(title, heading))
        cell.value = value
        return f"{title}!{cell.coordinate}"

    def shown(self, title: str, record_id: str, heading: str) -> Any:
        return self.sheet(title).cell(self.row(title, record_id), self.column(title, heading)).value

    def add(self, title: str, **values: object) -> int:
        """Fill in the row below the last one; headings with blanks are written with underscores."""
        row = self.sheet(title).max_row + 1
        for heading, value in values.items():
            self.type_at(title, row, heading.replace("_", " "), value)
        return row

    def delete(self, title: str, record_id: str) -> None:
        self.sheet(title).delete_rows(self.row(title, record_id))

    def copy_row(self, title: str, record_id: str) -> int:
        """Copy a row below the last one, its hidden cells included."""
        source, target = self.row(title, record_id), self.sheet(title).max_row + 1
        for cell in self.sheet(title)[source]:
            copy: Any = self.sheet(title).cell(target, cell.column)
            copy.value = cell.value
        return target

    def save(self) -> Path:
        self.book.save(self.path)
        return self.path

    def comes_back(self) -> Returned:
        """Save, and read what was edited."""
        return read_back(self.save())
