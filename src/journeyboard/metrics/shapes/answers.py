"""One row per survey answer: a score, a stage, perhaps a comment."""

from collections.abc import Sequence

from journeyboard.metrics.names import words_of
from journeyboard.metrics.shapes.layout import Layout
from journeyboard.metrics.shapes.look import Look
from journeyboard.metrics.shapes.words import COMMENT_WORDS, QUESTION_WORDS
from journeyboard.metrics.tables.kinds import first_distinct
from journeyboard.metrics.tables.table import Column

_LONG_TEXT = 25
"""Letters that a comment has on average."""


def recognise(look: Look) -> Layout | None:
    """A stage column, where stages repeat, and scores beside comments or persons."""
    if not look.is_by_hand("answers") and not _has_scores(look):
        return None
    stage = look.stage()
    if stage is None:
        return None
    person = look.person()
    chosen = look.given("metric")
    values = [
        column
        for column in look.values()
        if column not in (stage, person) and (column in chosen or not _is_headed_comment(column))
    ]
    if not look.is_by_hand("answers"):
        names = [cell for cell in stage.cells if cell != ""]
        is_said_by_somebody = (
            person is not None
            or any(map(_is_comment, look.free("text")))
            or any(map(_is_headed_comment, look.free("number")))
        )
        if not values or len(set(names)) == len(names) or not is_said_by_somebody:
            return None
        if person is None and _is_report(look, stage, values):
            return None
    return look.made("answers", values, stage=stage, person=person)


def _is_report(look: Look, stage: Column, values: Sequence[Column]) -> bool:
    """Whether each stage and period has one row, with other figures beside the scores: what is said there are remarks
    on figures that were worked out already."""
    period = look.when().period
    if period is None or all(words_of(column.heading) & QUESTION_WORDS for column in values):
        return False
    keys = list(zip(stage.cells, period.cells, strict=True))
    return len(set(keys)) == len(keys)


def _has_scores(look: Look) -> bool:
    return any(words_of(column.heading) & QUESTION_WORDS for column in look.free("number"))


def _is_headed_comment(column: Column) -> bool:
    """Whether the heading says that comments stand below it, even where most of them are figures."""
    words = words_of(column.heading)
    return bool(words & COMMENT_WORDS) and not words & QUESTION_WORDS


def _is_comment(column: Column) -> bool:
    texts = [cell for cell in first_distinct(column.cells) if isinstance(cell, str) and cell]
    length = sum(map(len, texts)) / max(1, len(texts))
    return bool(words_of(column.heading) & COMMENT_WORDS) or length > _LONG_TEXT
