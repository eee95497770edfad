"""Spreadsheet files made to mislead: dialects of csv, workbooks with formats, merged and hidden cells."""

import io
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from tests.metrics.spreadsheets import TODAY, landed, read, write_csv, write_xlsx

from journeyboard.metrics.problems import TableProblem
from journeyboard.metrics.reading import Preview

DAY = TODAY.isoformat()
"""The period of a table that names none."""


def csv_of(folder: Path, text: str, *stages: str, encoding: str = "utf-8", **recipe: Any) -> Preview:
    """What is read from a csv file with that text."""
    return read(write_csv(folder, text, encoding), *stages, **recipe)


def xlsx_of(
    folder: Path,
    rows: Sequence[Sequence[Any]],
    /,
    *stages: str,
    formats: dict[str, str] | None = None,
    edit: Callable[[Worksheet], object] | None = None,
    **recipe: Any,
) -> Preview:
    """What is read from a workbook of one sheet with those rows, after `edit` has changed the sheet."""
    path = write_xlsx(folder, rows, **(formats or {}))
    if edit is not None:
        workbook = load_workbook(path)
        sheet = workbook.active
        assert isinstance(sheet, Worksheet)
        edit(sheet)
        workbook.save(path)
    return read(path, *stages, **recipe)


def value_of(found: Preview, metric: str = "V", stage: str = "Awareness", period: str = DAY) -> float | None:
    """The value that lands there, None when none does."""
    return landed(found).get((metric, stage, period))


def refusal(read_it: Callable[[], Preview]) -> str:
    """In which words reading refuses the table; fails when it does not."""
    try:
        found = read_it()
    except TableProblem as problem:
        return str(problem)
    raise AssertionError(f"not refused, but read: {landed(found)}")


def asked(found: Preview) -> set[tuple[str, str]]:
    """The questions: kind and heading."""
    return {(question.kind, question.subject) for question in found.questions}


def listed_cells(found: Preview) -> dict[str, str]:
    """The kind of note of every cell that is listed."""
    return {cell: note.kind for note in found.notes for cell in note.cells}


def archive_of(parts: dict[str, bytes]) -> bytes:
    """A zip file with those parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()
