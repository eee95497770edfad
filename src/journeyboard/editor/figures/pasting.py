"""A block of cells pasted into the table of figures: what each of its lines becomes."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pydantic import ValidationError

from journeyboard.editor.figures.cells import CHOSEN, COLUMNS, WRITABLE, Names, of_points, typed
from journeyboard.editor.inspector.words import problem_in_words
from journeyboard.journey.readings import key_of
from journeyboard.journey.records import Reading, new_id
from journeyboard.language import _, format_number, number_language
from journeyboard.metrics.cells.numbers import Sign, is_missing
from journeyboard.metrics.cells.texts import Texts

Rows = Sequence[Sequence[str]]
_FIELDS = tuple(field for field, _heading in COLUMNS)
MOST_LINES = 50_000
"""More is work for an import."""


@dataclass(frozen=True, slots=True)
class Block:
    """What is pasted: readings that are replaced, those that come in their place, and what is told of it."""

    over: Sequence[Reading]
    readings: Sequence[Reading]
    told: str


def cells_of(text: str) -> list[list[str]]:
    """The cells of a range as spreadsheets write it: a cell with line breaks stands in quotes. Empty ones count: what
    stands below them would move up."""
    csv.field_size_limit(2**31 - 1)
    lines = csv.reader(io.StringIO(text.replace("\0", ""), newline=""), delimiter="\t")
    return [line or [""] for line in lines]


def block_of(names: Names, shown: Sequence[Reading], lines: Rows, row: int, column: int, metric: str) -> Block:
    """What `lines` become from a cell of the `shown` readings on; `metric` is the one that new rows are of.

    Lines below a heading are put where they say, over what is there of the same metric, place and period; others over
    the rows from `row` on, and further ones are added. Raises ValueError, with a message for people, when anything
    cannot be read: then nothing is to be pasted.
    """
    if len(lines) > MOST_LINES:
        text = _("These are {count} lines; at most {most} can be pasted. Import them as a table.")
        raise ValueError(text.format(count=format_number(len(lines), 0), most=format_number(MOST_LINES, 0)))
    like = shown[row] if row < len(shown) else shown[-1] if shown else None
    like = Reading(id=new_id(), metric=metric or (like.metric if like else ""), at=like.at if like else "")
    fields = _headed(lines[0])
    over: Sequence[Reading] = ()
    if fields:
        lines = lines[1:]
    else:
        fields, over = list(_FIELDS[column:]), shown[row : row + len(lines)]
    numbers = {field: _Numbers(_column(lines, fields, field)) for field in ("value", "n") if field in fields}
    seen: set[object] = set()
    found: list[Reading] = []
    for number, line in enumerate(lines, start=1):
        before = found[-1] if found and over else like
        base = over[number - 1] if number <= len(over) else Reading(id=new_id(), metric=before.metric, at=before.at)
        try:
            reading = _written(names, base, fields, line, numbers)
            if key_of(reading) in seen:
                raise ValueError(_("There is a value for this metric, place and period already."))
        except ValueError as error:
            words = _("Line {line}: {problem} Nothing was pasted.")
            raise ValueError(words.format(line=number, problem=in_words(error))) from error
        seen.add(key_of(reading))
        found.append(reading)
    return Block(over, found, " ".join(filter(None, (one.told for one in numbers.values()))))


def in_words(error: ValueError) -> str:
    """What a refused value is told as."""
    return problem_in_words(error) if isinstance(error, ValidationError) else str(error)


class _Numbers:
    """The numbers of a pasted column. Its decimal sign is told by all of them together; where they fit both, they are
    read as the program writes numbers, and that is told."""

    def __init__(self, cells: Iterable[str]) -> None:
        texts = Texts({_plain(cell) for cell in cells if not is_missing(cell)})
        evidence = texts.evidence
        self._is_mixed = evidence == "mixed"
        own: Sign = "," if number_language() == "de" else "."
        sign: Sign = own if evidence in ("either", "none", "mixed") else evidence
        self._values = texts.values(sign)
        unclear = next((text for text in self._values if texts.is_unclear(text, evidence)), "")
        value = self._values.get(unclear)
        self.told = ""
        if evidence == "either" and value is not None:
            self.told = _("“{text}” was read as {value}.").format(text=unclear, value=format_number(value))

    def of(self, cell: str) -> float:
        """The number in a cell; ValueError, for people, for none."""
        if self._is_mixed:
            raise ValueError(_("The numbers are written with different decimal signs."))
        number = self._values.get(_plain(cell))
        if number is None:
            raise ValueError(_("Must be a number."))
        return number


def _plain(cell: str) -> str:
    return cell.replace("%", "").strip()


def _column(lines: Rows, fields: Sequence[str], field: str) -> list[str]:
    at = fields.index(field)
    return [line[at] for line in lines if at < len(line)]


def _written(
    names: Names, base: Reading, fields: Sequence[str], line: Sequence[str], numbers: dict[str, _Numbers]
) -> Reading:
    if any(cell.strip() for cell in line[len(fields) :]):
        raise ValueError(_("There are more cells than columns."))
    values = base.model_dump()
    pairs = sorted(zip(fields, line, strict=False), key=lambda pair: pair[0] not in CHOSEN)
    for field, cell in pairs:
        if field == "value":
            values[field] = of_points(names.metrics.get(str(values["metric"])), numbers[field].of(cell))
        elif field == "n" and not is_missing(cell):
            values[field] = _whole(numbers[field].of(cell))
        elif field in WRITABLE:
            values[field] = typed(names, names.metrics.get(str(values["metric"])), field, cell)
    if not values["metric"] or not values["at"]:
        raise ValueError(_("A value needs a metric and a place."))
    return Reading.model_validate(values)


def _whole(number: float) -> int:
    if number < 0 or number != int(number):
        raise ValueError(_("Must be a whole number, 0 or more."))
    return int(number)


def _headed(cells: Sequence[str]) -> list[str]:
    """The fields that a line of headings names, "source" for what is not taken; empty for any other line."""
    fields = [_field_called(cell) for cell in cells]
    is_heading = len(cells) > 1 and all(field for field, cell in zip(fields, cells, strict=True) if cell.strip())
    return [field or "source" for field in fields] if is_heading and any(fields) else []


def _field_called(words: str) -> str:
    wanted = words.strip().casefold()
    return next((field for field, heading in COLUMNS if wanted in (heading.casefold(), _(heading).casefold())), "")
