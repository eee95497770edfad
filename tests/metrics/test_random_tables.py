"""Random tables in random dialects and layouts: each value is read back exactly, or its column is asked about."""

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests.metrics.making import DAY
from tests.metrics.spreadsheets import journey_of, landed, read, stage_id, write_xlsx

STAGE_NAMES: tuple[str, ...] = (
    "Awareness",
    "Website Visit",
    "Prüfung",
    "Kauf",
    "Große Lieferung",
    "Loyalty",
    "Überlegung",
    "Café",
)
METRIC_NAMES = ("Visits", "Revenue", "Rate", "Orders", "Amount")
PERIODS = (
    ("2026-10", ("2026-10", "10/2026", "Okt 2026", "October 2026", "2026/10")),
    ("2026-09", ("2026-09", "09/2026", "Sep. 2026", "September 2026", "2026/9")),
    ("2025-12", ("2025-12", "12/2025", "Dez 2025", "Dezember 2025", "2025/12")),
)
LAYOUTS = (
    "stages", "stages and periods", "metrics by stages", "periods by stages", "stages by periods", "long with periods",
)  # fmt: skip
TITLES = ("Funnel, all channels; all shops", "Made by the team", "Zahlen | intern")
COULD_BE_EITHER = re.compile(r"(?<![\d.,'])[1-9]\d{0,2}[.,]\d{3}(?![\d.,])")
CSV = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
XLSX = settings(CSV, max_examples=60)


@dataclass(frozen=True)
class Dialect:
    """How a person writes numbers and stages."""

    decimal: str
    group: str
    percent: str
    currency: str
    stage: str
    negative: str

    def number(self, value: Decimal, *, is_percent: bool, is_money: bool) -> str:
        text = f"{abs(value):,f}" if self.group else f"{abs(value):f}"
        whole, _point, part = text.partition(".")
        text = whole.replace(",", self.group) + (self.decimal + part if part else "")
        text = text + self.percent if is_percent else self.currency.format(text) if is_money else text
        return self.negative.format(text) if value < 0 else text


@dataclass(frozen=True)
class Made:
    """A table as cells, what they mean, and the names of its parts."""

    stages: tuple[str, ...]
    rows: list[list[Any]]
    """Texts; or (value, is_percent) where a workbook stores a number."""
    truth: dict[tuple[str, str, str], float]
    texts: dict[str, list[str]]
    """The texts of each metric's cells."""


@st.composite
def dialects(draw: st.DrawFn) -> Dialect:
    decimal = draw(st.sampled_from(".,"))
    return Dialect(
        decimal=decimal,
        group=draw(st.sampled_from(["", "," if decimal == "." else ".", "\u00a0", "\u202f", " ", "'", "’"])),
        percent=draw(st.sampled_from(["%", " %", "\u00a0%"])),
        currency=draw(st.sampled_from(["{} €", "€ {}", "{}", "${}", "CHF {}"])),
        stage=draw(st.sampled_from(["{}", "{number}. {}", "0{number} - {}", "Phase {number}: {}", "🛒 {}", " {} "])),
        negative=draw(st.sampled_from(["-{}", "−{}", "({})"])),
    )


@st.composite
def values(draw: st.DrawFn) -> Decimal:
    places = draw(st.integers(0, 3))
    digits = draw(st.one_of(st.integers(-2_000, 2_000), st.integers(0, 4_000_000)))
    return Decimal(digits).scaleb(-places)


@st.composite
def tables(draw: st.DrawFn) -> Made:  # noqa: C901 - one branch for each layout
    """A table of stages × periods × metrics in one of six layouts."""
    how = draw(dialects())
    stages = draw(st.lists(st.sampled_from(STAGE_NAMES), min_size=2, max_size=5, unique=True))
    metrics = draw(st.lists(st.sampled_from(METRIC_NAMES), min_size=1, max_size=4, unique=True))
    layout = draw(st.sampled_from(LAYOUTS))
    has_periods = "periods" in layout
    periods = draw(st.lists(st.sampled_from(PERIODS), min_size=1, max_size=3, unique=True)) if has_periods else []
    title, day = draw(st.sampled_from([((), DAY), (("Stand: 31.10.2026",), "2026-10-31")]))
    titles = (*title, *draw(st.lists(st.sampled_from(TITLES), max_size=2, unique=True)))
    if layout in ("periods by stages", "stages by periods"):
        metrics = metrics[:1]
    truth: dict[tuple[str, str, str], float] = {}
    texts: dict[str, list[str]] = {}

    def cell(metric: str, stage: str, period: str) -> tuple[str, float, bool]:
        value = draw(values())
        is_percent = metric == "Rate"
        if is_percent:
            value = value % 1000
        number = float(value.scaleb(-2) if is_percent else value)
        truth[metric, stage_id(stage), period] = number
        text = how.number(value, is_percent=is_percent, is_money=metric == "Revenue")
        texts.setdefault(metric, []).append(text)
        return text, number, is_percent

    def named(stage: str) -> str:
        return how.stage.format(stage, number=stages.index(stage) + 1)

    rows: list[list[Any]] = [[line] for line in titles]
    if layout == "stages":
        rows.append(["Stage", *metrics])
        rows += [[named(stage), *(cell(metric, stage, day) for metric in metrics)] for stage in stages]
    elif layout == "stages and periods":
        rows.append(["Phase", "Monat", *metrics])
        rows += [
            [named(stage), draw(st.sampled_from(shapes)), *(cell(metric, stage, period) for metric in metrics)]
            for stage in stages
            for period, shapes in periods
        ]
    elif layout == "metrics by stages":
        rows.append(["KPI", *map(named, stages)])
        rows += [[metric, *(cell(metric, stage, day) for stage in stages)] for metric in metrics]
    elif layout == "stages by periods":
        if len(periods) == 1:
            periods = [*periods, next(one for one in PERIODS if one not in periods)]
        rows.append(["Phase", *(draw(st.sampled_from(shapes)) for _period, shapes in periods)])
        rows += [[named(stage), *(cell(metrics[0], stage, period) for period, _shapes in periods)] for stage in stages]
    elif layout == "long with periods":
        rows.append(["Phase", "Monat", "Kennzahl", "Wert"])
        rows += [
            [named(stage), draw(st.sampled_from(shapes)), metric, cell(metric, stage, period)]
            for stage in stages
            for metric in metrics
            for period, shapes in periods
        ]
    else:
        rows.append(["Monat", *map(named, stages)])
        rows += [
            [draw(st.sampled_from(shapes)), *(cell(metrics[0], stage, period) for stage in stages)]
            for period, shapes in periods
        ]
    if draw(st.booleans()):
        width = len(rows[-1])
        rows.append(["Gesamt", *[""] * (width - 2), ("7", 7.0, False)])
    if draw(st.booleans()):
        rows += [[], ["* ohne Retouren"]]
    return Made(tuple(stages), rows, truth, texts)


def write_dialect(path: Path, rows: Sequence[Sequence[str]], delimiter: str, encoding: str) -> None:
    """A csv file; what the encoding cannot write is written in UTF-8."""
    buffer = io.StringIO(newline="")
    csv.writer(buffer, delimiter=delimiter).writerows(rows)
    try:
        path.write_bytes(buffer.getvalue().encode(encoding))
    except UnicodeEncodeError:
        path.write_bytes(buffer.getvalue().encode("utf-8"))


@CSV
@given(
    made=tables(),
    delimiter=st.sampled_from([";", ",", "\t", "|"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
)
def test_a_csv_is_read_exactly_or_asked_about(tmp_path: Path, made: Made, delimiter: str, encoding: str) -> None:
    rows = [[cell[0] if isinstance(cell, tuple) else cell for cell in row] for row in made.rows]
    path = tmp_path / "table.csv"
    write_dialect(path, rows, delimiter, encoding)
    found = read(path, *made.stages, metric_name=next(iter(made.texts)))
    asked = {question.subject for question in found.questions if question.kind == "decimal"}
    assert len(found.questions) == len(asked)
    assert landed(found) == {key: value for key, value in made.truth.items() if key[0] not in asked}
    for metric in asked:
        assert any(COULD_BE_EITHER.search(text) for text in made.texts[metric])
    assert not any(note.kind in ("unreadable", "unmatched", "no_stage") for note in found.notes)


@XLSX
@given(made=tables())
def test_a_workbook_is_read_exactly(tmp_path: Path, made: Made) -> None:
    rows = [[cell[1] if isinstance(cell, tuple) else cell for cell in row] for row in made.rows]
    shown = {
        f"{chr(ord('A') + column)}{row + 1}": "0.0%"
        for row, cells in enumerate(made.rows)
        for column, cell in enumerate(cells)
        if isinstance(cell, tuple) and cell[2]
    }
    path = write_xlsx(tmp_path, rows, **shown)
    found = read(path, journey=journey_of(*made.stages), metric_name=next(iter(made.texts)))
    assert not found.questions
    assert landed(found) == made.truth


@XLSX
@given(made=tables())
def test_numbers_stored_as_text_are_read_exactly_or_asked_about(tmp_path: Path, made: Made) -> None:
    rows = [[cell[0] if isinstance(cell, tuple) else cell for cell in row] for row in made.rows]
    found = read(write_xlsx(tmp_path, rows), *made.stages, metric_name=next(iter(made.texts)))
    asked = {question.subject for question in found.questions}
    assert landed(found) == {key: value for key, value in made.truth.items() if key[0] not in asked}


@XLSX
@given(
    reached=st.lists(st.lists(st.booleans(), min_size=3, max_size=3), min_size=3, max_size=12),
    marks=st.sampled_from([("1", "0"), ("ja", "nein"), ("x", ""), ("TRUE", "FALSE"), ("2026-10-01", ""), ("✓", "–")]),
    delimiter=st.sampled_from([";", ",", "\t"]),
)
def test_people_are_counted_exactly(
    tmp_path: Path, reached: list[list[bool]], marks: tuple[str, str], delimiter: str
) -> None:
    assume(any(map(any, reached)))
    rows = [["Kundennr", *STAGE_NAMES[:3]]]
    rows += [[f"K{at}", *(marks[not one] for one in row)] for at, row in enumerate(reached)]
    path = tmp_path / "people.csv"
    write_dialect(path, rows, delimiter, "utf-8")
    found = read(path, *STAGE_NAMES[:3], metric_name="Kunden", shape="people")
    counts = [float(sum(column)) for column in zip(*reached, strict=True)]
    assert landed(found) == {
        ("Kunden", stage_id(name), DAY): count for name, count in zip(STAGE_NAMES, counts, strict=False)
    }
    assert not found.questions
