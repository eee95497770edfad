"""Ranges with headings: an empty corner, names of stages (and steps) along the upper edge, of lanes along the left."""

from collections.abc import Sequence
from typing import TypeVar

from journeyboard.journey.cards import holds_cards
from journeyboard.journey.changes import Change
from journeyboard.journey.editing import set_fields
from journeyboard.journey.grid import add_lane, add_stage, add_step
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Lane, Stage, Step, new_id
from journeyboard.journey.spots import kind_called

N = TypeVar("N", Lane, Stage, Step)

Rows = Sequence[Sequence[str]]

_MOST = 2
"""Rows of headings: stages, and steps below them."""


def heading_rows(rows: Rows) -> int:
    """How many rows of headings a range has; 0 when it has none. All columns and rows have to have a name."""
    count = 0
    while count < min(_MOST, len(rows)) and len(rows[count]) > 1 and not _name(rows[count], 0):
        count += 1
    width = max((len(row) for row in rows), default=0)
    titled = all(any(_name(row, at) for row in rows[:count]) for at in range(1, width))
    labelled = all(_name(row, 0) for row in rows[count:])
    return count if count < len(rows) and _name(rows[0], 1) and titled and labelled else 0


class Headed:
    """Finds the stages, steps and lanes of headings in a journey, and adds those that are missing.

    `journey` is a copy in which they all are; `change` is what was added.
    """

    def __init__(self, journey: Journey) -> None:
        self.journey = Journey(journey, journey.extra)
        self.change = Change("")

    def steps(self, rows: Rows) -> list[str]:
        """The steps of all columns but the first. A stage's heading holds for the columns right of it that have none;
        without a heading for the step, a stage's columns are its steps in order."""
        width = max(len(row) for row in rows)
        found: list[str] = []
        stage_name = ""
        for at in range(1, width):
            stage_name = _name(rows[0], at) or stage_name
            step_name = _name(rows[1], at) if len(rows) > 1 else ""
            found.append(self._step(stage_name, step_name, found))
        return found

    def lanes(self, names: Sequence[str]) -> list[Lane]:
        """The lanes of these names that hold cards."""
        return [self._lane(" ".join(name.split())) for name in names]

    def _step(self, stage_name: str, step_name: str, used: Sequence[str]) -> str:
        if not step_name and (step := _called(self.journey.columns(), stage_name)) is not None:
            return step.id
        stage = _called(self.journey.stages, stage_name)
        if stage is None:
            new = new_id()
            self._do(add_stage(self.journey, stage_name, None, new))
            stage = self.journey.all(Stage)[new]
        own = self.journey.steps_of(stage.id)
        if not step_name:
            return next((step.id for step in own if step.id not in used), own[-1].id)
        named = _called(own, step_name)
        if named is not None:
            return named.id
        return self._new_step(stage, step_name)

    def _new_step(self, stage: Stage, name: str) -> str:
        """A stage's only step, when nothing names it and nothing stands in it, else a new one."""
        own = self.journey.steps_of(stage.id)
        if (
            len(own) == 1
            and not own[0].name
            and not any(card.step == own[0].id for card in self.journey.cards.values())
        ):
            self._do(set_fields(self.journey, [own[0].id], name=name))
            return own[0].id
        new = new_id()
        self._do(add_step(self.journey, stage.id, name, None, new))
        return new

    def _lane(self, name: str) -> Lane:
        lane = _called([lane for lane in self.journey.lanes if holds_cards(lane)], name)
        if lane is None:
            new = new_id()
            self._do(add_lane(self.journey, kind_called(name), name, None, new))
            lane = self.journey.all(Lane)[new]
        return lane

    def _do(self, change: Change) -> None:
        self.journey.apply(change)
        self.change = self.change.then(change)


def _called(records: Sequence[N], name: str) -> N | None:
    wanted = " ".join(name.split()).casefold()
    return next((record for record in records if " ".join(record.name.split()).casefold() == wanted), None)


def _name(row: Sequence[str], at: int) -> str:
    return " ".join(row[at].split()) if at < len(row) else ""
