"""Random tables of events, answers, moves and people in random dialects: read back exactly, or asked about."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.metrics.making import DAY
from tests.metrics.spreadsheets import landed, read, stage_id, write_xlsx
from tests.metrics.test_random_tables import CSV, STAGE_NAMES, TITLES, XLSX, Dialect, dialects, values, write_dialect

from journeyboard.metrics.reading import Preview

PERSONS = (
    ("Kundennr", "K{:04}"), ("User ID", "{}"), ("E-Mail", "p{}@example.org"), ("session_id", "s-{:x}"),
    ("Customer", "Person {}"), ("Kundennummer", "{:05}"),
)  # fmt: skip
TIMES = ("%Y-%m-%d", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%SZ", "%d.%m.%Y", "%d.%m.%Y %H:%M", "%d.%m.%Y, %H:%M Uhr")
COMMENTS = ("", "fine", "Too slow; 3 days, really", "“Nice” | even so", "two\nlines", "10", "n/a", "Alles gut!", "–")
MARKS = (("1", "0"), ("ja", "nein"), ("Yes", "No"), ("x", ""), ("TRUE", "FALSE"), ("wahr", "falsch"), ("✓", "–"))
_BEGIN = datetime(2026, 9, 1, 9, 30)  # noqa: DTZ001 - spreadsheets know no zones
DELIMITERS = st.sampled_from([";", ",", "\t", "|"])
ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"])


@dataclass(frozen=True)
class Made:
    """A table as cells, and what lands of it by stage and period."""

    stages: tuple[str, ...]
    rows: list[list[Any]]
    truth: dict[tuple[str, str, str], float]
    counts: dict[tuple[str, str, str], int]


def shuffled(draw: st.DrawFn, columns: Sequence[list[Any]]) -> list[list[Any]]:
    """The rows of a table whose columns stand in any order, below a title or none."""
    order = draw(st.permutations(range(len(columns))))
    title = draw(st.sampled_from([None, *TITLES]))
    rows = [list(row) for row in zip(*(columns[at] for at in order), strict=True)]
    return [[title], *rows] if title else rows


def several_stages(draw: st.DrawFn) -> list[str]:
    return draw(st.lists(st.sampled_from(STAGE_NAMES), min_size=2, max_size=4, unique=True))


def named(how: Dialect, stages: Sequence[str], stage: str) -> str:
    return how.stage.format(stage, number=stages.index(stage) + 1)


@st.composite
def event_tables(draw: st.DrawFn, *, as_text: bool = True, form: str = "") -> Made:
    """Who, when, what happened: each stage is reached by different persons in each month."""
    how, stages = draw(dialects()), several_stages(draw)
    heading, spelling = draw(st.sampled_from(PERSONS))
    form = form or draw(st.sampled_from(TIMES))
    people = st.integers(1, 6)
    events = draw(st.lists(st.tuples(people, st.integers(0, 80_000), st.sampled_from(stages)), min_size=3, max_size=25))
    first = events[0][2]
    events += [(1, 5, first), (2, 50_000, first)]  # people differ and stages repeat
    times = [_BEGIN + timedelta(minutes=minutes) for _who, minutes, _stage in events]
    columns: list[list[Any]] = [
        [heading, *(spelling.format(who) for who, _minutes, _stage in events)],
        [draw(st.sampled_from(["Time", "Zeitpunkt", "Datum", "timestamp", "Date"]))]
        + [at.strftime(form) if as_text else at for at in times],
        [draw(st.sampled_from(["Event", "Stage", "Phase", "Schritt", "Ereignis"]))]
        + [named(how, stages, stage) for _who, _minutes, stage in events],
    ]
    if draw(st.booleans()):
        columns.append(
            [
                "Channel",
                *draw(st.lists(st.sampled_from(["Web", "App", ""]), min_size=len(events), max_size=len(events))),
            ]
        )
    who: dict[tuple[str, str, str], set[int]] = {}
    for (person, _minutes, stage), at in zip(events, times, strict=True):
        who.setdefault(("People", stage_id(stage), at.strftime("%Y-%m")), set()).add(person)
    truth = {key: float(len(persons)) for key, persons in who.items()}
    return Made(tuple(stages), shuffled(draw, columns), truth, {})


@st.composite
def answer_tables(draw: st.DrawFn) -> Made:
    """Scores of a survey, with a stage, perhaps a comment and a month."""
    how, stages = draw(dialects()), several_stages(draw)
    heading, is_nps = draw(
        st.sampled_from(
            [
                ("NPS", True), ("How likely are you to recommend us?", True), ("Weiterempfehlung (0–10)", True),
                ("CSAT", False), ("Zufriedenheit", False), ("Satisfaction score", False), ("Bewertung", False),
            ]
        )
    )  # fmt: skip
    score = st.integers(0, 10) if is_nps else st.integers(1, 5)
    month = st.sampled_from(["2026-09", "2026-10"])
    has_months = draw(st.booleans())
    answer = st.tuples(st.sampled_from(stages), st.one_of(score, score, st.none()), month, st.sampled_from(COMMENTS))
    answers = draw(st.lists(answer, min_size=3, max_size=25))
    answers += [(stages[0], draw(score), "2026-10", "A comment that is rather long, as they are")] * 2
    columns: list[list[Any]] = [
        [draw(st.sampled_from(["Stage", "Phase", "Touchpoint"]))] + [named(how, stages, one[0]) for one in answers],
        [heading] + ["" if one[1] is None else str(one[1]) for one in answers],
    ]
    if draw(st.booleans()):
        columns.append(["Respondent", *(f"R{at}" for at in range(len(answers)))])
    else:
        columns.append([draw(st.sampled_from(["Comment", "Kommentar", "Warum?"])), *(one[3] for one in answers)])
    if has_months:
        columns.append(["Monat"] + [one[2] for one in answers])
    scores: dict[tuple[str, str, str], list[int]] = {}
    for stage, given_score, of_month, _comment in answers:
        if given_score is not None:
            key = heading, stage_id(stage), of_month if has_months else DAY
            scores.setdefault(key, []).append(given_score)
    truth = {
        key: float(Decimal(100 * (sum(one >= 9 for one in some) - sum(one <= 6 for one in some))) / len(some))
        if is_nps
        else float(Decimal(sum(some)) / len(some))
        for key, some in scores.items()
    }
    return Made(tuple(stages), shuffled(draw, columns), truth, {key: len(some) for key, some in scores.items()})


@st.composite
def move_tables(draw: st.DrawFn) -> Made:
    """From, to, lost, drop-off: what is said of a move belongs to the stage that is left."""
    how = draw(dialects())
    stages = draw(st.lists(st.sampled_from(STAGE_NAMES), min_size=3, max_size=6, unique=True))
    months = draw(st.sampled_from([(DAY,), ("2026-09", "2026-10")]))
    pairs = list(pairwise(stages)) * len(months)
    when = [month for month in months for _pair in range(len(stages) - 1)]
    left, reached = draw(st.sampled_from([("From", "To"), ("Von", "Nach"), ("From stage", "To stage"), ("von", "zu")]))
    lost = draw(st.sampled_from(["Lost", "Verloren", "Abbrüche"]))
    rate = draw(st.sampled_from(["Drop-off %", "Abbruchquote", "Drop-off"]))
    counts = [draw(st.integers(0, 4_000_000)) for _pair in pairs]
    shares = [abs(draw(values())) % 100 for _pair in pairs]
    columns: list[list[Any]] = [
        [left] + [named(how, stages, one) for one, _other in pairs],
        [reached] + [named(how, stages, other) for _one, other in pairs],
        [lost] + [how.number(Decimal(count), is_percent=False, is_money=False) for count in counts],
        [rate] + [how.number(share, is_percent=True, is_money=False) for share in shares],
    ]
    truth: dict[tuple[str, str, str], float] = {}
    if len(months) > 1:
        columns.append(["Monat", *when])
    for (stage, _other), month, count, share in zip(pairs, when, counts, shares, strict=True):
        truth[lost, stage_id(stage), month] = float(count)
        truth[rate, stage_id(stage), month] = float(share.scaleb(-2))
    return Made(tuple(stages), shuffled(draw, columns), truth, {})


@st.composite
def people_tables(draw: st.DrawFn, *, as_text: bool = True) -> Made:
    """One row per person, and for each stage whether or when it was reached, each column in a manner of its own."""
    how, stages = draw(dialects()), several_stages(draw)
    heading, spelling = draw(st.sampled_from(PERSONS))
    count = draw(st.integers(3, 15))
    reached = [draw(st.lists(st.booleans(), min_size=count, max_size=count)) for _stage in stages]
    reached[0][0] = True
    columns: list[list[Any]] = [[heading, *(spelling.format(at + 1) for at in range(count))]]
    for stage, some in zip(stages, reached, strict=True):
        manner = draw(st.sampled_from([*MARKS, *TIMES] if as_text else [*MARKS, (True, False), (1, 0), (_BEGIN, "")]))
        cells = [
            (manner[not one] if isinstance(manner, tuple) else day_of(at, manner) if one else "")
            for at, one in enumerate(some)
        ]
        columns.append([named(how, stages, stage), *cells])
    truth = {("People", stage_id(stage), DAY): float(sum(some)) for stage, some in zip(stages, reached, strict=True)}
    return Made(tuple(stages), shuffled(draw, columns), truth, {})


def day_of(at: int, form: str) -> str:
    return (_BEGIN + timedelta(days=at)).strftime(form)


def read_csv(folder: Path, made: Made, delimiter: str, encoding: str, **recipe: Any) -> Preview:
    """What is read of the table as a csv file."""
    path = folder / "table.csv"
    write_dialect(path, made.rows, delimiter, encoding)
    return read(path, *made.stages, **recipe)


def counts_of(found: Preview) -> dict[tuple[str, str, str], int]:
    """Of how many each value is, where that is known."""
    return {(one.metric, one.stage, one.period): one.n for one in found.values if one.n is not None}


@CSV
@given(made=event_tables(), delimiter=DELIMITERS, encoding=ENCODINGS)
def test_events_are_counted_by_persons(tmp_path: Path, made: Made, delimiter: str, encoding: str) -> None:
    found = read_csv(tmp_path, made, delimiter, encoding)
    assert (found.shape, found.questions) == ("events", ())
    assert landed(found) == made.truth


@XLSX
@given(made=event_tables(as_text=False))
def test_events_with_real_times_are_counted_by_persons(tmp_path: Path, made: Made) -> None:
    found = read(write_xlsx(tmp_path, made.rows), *made.stages)
    assert (found.shape, found.questions) == ("events", ())
    assert landed(found) == made.truth


@CSV
@given(made=answer_tables(), delimiter=DELIMITERS, encoding=ENCODINGS)
def test_answers_become_scores(tmp_path: Path, made: Made, delimiter: str, encoding: str) -> None:
    found = read_csv(tmp_path, made, delimiter, encoding)
    assert (found.shape, found.questions) == ("answers", ())
    assert landed(found) == made.truth
    assert counts_of(found) == made.counts


@CSV
@given(made=move_tables(), delimiter=DELIMITERS, encoding=ENCODINGS)
def test_moves_belong_to_the_stage_that_is_left(tmp_path: Path, made: Made, delimiter: str, encoding: str) -> None:
    found = read_csv(tmp_path, made, delimiter, encoding)
    asked = {question.subject for question in found.questions if question.kind == "decimal"}
    assert found.shape == "moves"
    assert len(asked) == len(found.questions)
    assert landed(found) == {key: value for key, value in made.truth.items() if key[0] not in asked}


@CSV
@given(made=people_tables(), delimiter=DELIMITERS, encoding=ENCODINGS)
def test_people_are_counted_in_each_stage(tmp_path: Path, made: Made, delimiter: str, encoding: str) -> None:
    found = read_csv(tmp_path, made, delimiter, encoding)
    assert (found.shape, found.questions) == ("people", ())
    assert landed(found) == made.truth


@XLSX
@given(made=people_tables(as_text=False))
def test_people_with_real_days_and_truths_are_counted(tmp_path: Path, made: Made) -> None:
    found = read(write_xlsx(tmp_path, made.rows), *made.stages)
    assert (found.shape, found.questions) == ("people", ())
    assert landed(found) == made.truth


@CSV
@given(made=event_tables(form="%m/%d/%Y %H:%M"), delimiter=DELIMITERS)
def test_events_of_days_with_slashes_are_counted_or_asked_about(tmp_path: Path, made: Made, delimiter: str) -> None:
    found = read_csv(tmp_path, made, delimiter, "utf-8")
    assert found.shape == "events"
    if found.questions:
        assert [question.kind for question in found.questions] == ["dates"]
        assert not found.values
        found = read_csv(tmp_path, made, delimiter, "utf-8", date_order="month")
    assert landed(found) == made.truth
