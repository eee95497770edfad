"""What every table of a folder becomes: `python -m tests.metrics.proof FOLDER [STAGE …]`.

Reads each file for a journey of the stages named (else the usual five), tries every sheet, and prints the shape, the
role of each column, what lands, what is offered, asked, assumed and listed. Nothing is written.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from tests.metrics.spreadsheets import STAGES, journey_of

from journeyboard.journey.journey import Journey
from journeyboard.metrics.files.workbook import open_workbook
from journeyboard.metrics.preview import Preview
from journeyboard.metrics.problems import TableProblem
from journeyboard.metrics.reading import preview
from journeyboard.metrics.recipe import Recipe

_MOST = 12


def main() -> None:
    """Print what each file became."""
    folder, *stages = sys.argv[1:]
    journey = journey_of(*(stages or STAGES))
    for path in sorted(Path(folder).rglob("*")):
        if path.is_file():
            sys.stdout.writelines(f"{line}\n" for line in told(path, journey))


def told(path: Path, journey: Journey) -> Iterator[str]:
    """What a file becomes, line by line; one sheet after the other."""
    try:
        book = open_workbook(path)
    except TableProblem as problem:
        yield f"== {path.name}\n   refused: {problem}"
        return
    for sheet in book.sheets:
        yield f"== {path.name}, {sheet}"
        try:
            yield from _lines(preview(book, journey, Recipe(sheet=sheet)))
        except TableProblem as problem:
            yield f"   refused: {problem}"


def _lines(found: Preview) -> Iterator[str]:
    yield f"   {found.shape} {found.table.area}; all tables: {', '.join(found.tables)}"
    yield "   " + ", ".join(
        f"{column.name} = {found.roles.get(column.index, 'ignored')}" for column in found.table.columns
    )
    for title, values in (("lands", found.values), ("offered", found.offered)):
        yield f"   {title}: {len(values)}"
        for value in values[:_MOST]:
            yield (
                f"      {value.cell}: {value.metric} | {value.stage} | {value.period} | "
                f"{value.value}" + (f" | {value.persona or value.segment}" if value.persona or value.segment else "")
            )
    for question in found.questions:
        yield f"   asked ({question.kind}): {question.text} {list(question.options)}"
    for one in found.assumptions:
        yield f"   assumed: {one.text}"
    for note in found.notes:
        yield f"   {note.kind}: {', '.join(note.cells[:3])} {note.text}"


if __name__ == "__main__":
    main()
