"""How exports call stages, steps, lanes, personas and metrics, so that each name leads back to one record."""

from collections.abc import Iterable
from typing import TypeVar

from journeyboard.journey.grid import LANE_NAMES
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Card, Lane, Metric, Persona, Record, Source, Stage, Step
from journeyboard.language import _

R = TypeVar("R", bound=Record)
_Key = tuple[type[Record], str]


class Names:
    """The names of one journey, each unique among its kind: a second “Search” is “Search (2)”.

    A step is unique within its stage and may be called nothing when it is the only one; as a place it is called
    “Stage · Step”. What is missing is called by its id. `former` finds what is looked up by a name it had before.
    """

    def __init__(self, journey: Journey, former: "Names | None" = None) -> None:
        self._journey, self._former = journey, former
        self._names: dict[str, str] = {}
        self._ids: dict[_Key, str] = {}
        self._places: dict[str, list[str]] = {}
        self._add(Stage, journey.stages)
        self._add(Lane, journey.lanes)
        self._add(Persona, journey.personas)
        self._add(Metric, journey.metrics)
        for stage in journey.stages:
            steps = journey.steps_of(stage.id)
            if len(steps) == 1 and not steps[0].name.strip():
                self._name(steps[0], stage.id, "")
            else:
                self._add(Step, steps, stage.id)
        for record in (*journey.stages, *journey.all(Step).values(), *journey.cards.values()):
            self._places.setdefault(folded(self.place(record.id)), []).append(record.id)

    def of(self, record_id: str) -> str:
        """What the stage, step, lane, persona or metric is called; the id of any other."""
        return self._names.get(record_id, record_id)

    def all(self, ids: Iterable[str]) -> tuple[str, ...]:
        """The names of several."""
        return tuple(map(self.of, ids))

    def stage_of(self, step_id: str) -> str:
        """What the stage of a step is called; empty without one."""
        step = self._journey.find(Step, step_id)
        return self.of(step.stage) if step and step.stage else ""

    def place(self, record_id: str) -> str:
        """How the stage, step or card with this id is called as a place; the id of a missing one."""
        record = self._journey.get(record_id)
        if isinstance(record, Card):
            return record.text or record.caption
        if not isinstance(record, Step):
            return self.of(record_id)
        return " · ".join(part for part in (self.stage_of(record_id), self.of(record_id)) if part)

    def source(self, source_id: str) -> str:
        """What a source is called: its name, or its file."""
        source = self._journey.find(Source, source_id)
        return (source.name or source.file or source_id) if source else source_id

    # -- the way back

    def find(self, kind: type[R], name: str) -> str | None:
        """The id of the stage, lane, persona or metric of that name; None without one."""
        return self._ids.get((kind, folded(name))) or (self._former.find(kind, name) if self._former else None)

    def find_step(self, stage_id: str, name: str) -> str | None:
        """The id of the step of that name in a stage; an empty name is that of its only step."""
        if not name.strip():
            steps = self._journey.steps_of(stage_id)
            return steps[0].id if len(steps) == 1 else None
        found = self._ids.get((Step, _key(stage_id, name)))
        return found or (self._former.find_step(stage_id, name) if self._former else None)

    def steps(self, stage_id: str) -> tuple[str, ...]:
        """What the steps of a stage are called."""
        return self.all(step.id for step in self._journey.steps_of(stage_id))

    def find_places(self, name: str) -> tuple[str, ...]:
        """The ids of all stages, steps and cards that are called so as a place; an id means itself."""
        if self._journey.get(name) is not None:
            return (name,)
        found = tuple(self._places.get(folded(name), ()))
        stages = tuple(record_id for record_id in found if self._journey.find(Stage, record_id) is not None)
        if len(stages) == 1:
            return stages  # its only step, when that has no name, is called like it
        return found or (self._former.find_places(name) if self._former else ())

    def _add(self, kind: type[R], records: Iterable[R], within: str = "") -> None:
        for number, record in enumerate(records, start=1):
            base = self._plain(record, number)
            name, count = base, 1
            while (kind, _key(within, name)) in self._ids:
                count += 1
                name = f"{base} ({count})"
            self._name(record, within, name)

    def _name(self, record: Record, within: str, name: str) -> None:
        self._names[record.id] = name
        self._ids[type(record), _key(within, name)] = record.id

    def _plain(self, record: Record, number: int) -> str:
        name: str = getattr(record, "name", "")
        if name.strip():
            return name
        if isinstance(record, Lane):
            return _(LANE_NAMES[record.kind])
        words = {
            Stage: _("Stage {number}"),
            Step: _("Step {number}"),
            Persona: _("Persona {number}"),
            Metric: _("Metric {number}"),
        }
        return words[type(record)].format(number=number)


def folded(name: str) -> str:
    """`name` without case and with single blanks: how people write it again."""
    return " ".join(name.split()).casefold()


def _key(within: str, name: str) -> str:
    return f"{within}:{folded(name)}" if within else folded(name)
