"""What is laid out: a journey as a view shows it, and which columns it has."""

from dataclasses import dataclass
from functools import cached_property

from journeyboard.board.measuring import Measurer
from journeyboard.board.shapes import ColumnShape
from journeyboard.board.sizes import COLUMN_WIDTH
from journeyboard.board.tinting import column_tints
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Card, Filter, Lane, Metric, Stage, Step, View


@dataclass(frozen=True)
class Plan:
    """A journey, the view on it, how text is measured, and the columns that are shown, from left to right."""

    journey: Journey
    view: View
    measurer: Measurer
    columns: tuple[ColumnShape, ...]

    @cached_property
    def index(self) -> dict[str, int]:
        """The index of each shown step's column."""
        return {column.step: index for index, column in enumerate(self.columns)}

    @cached_property
    def places(self) -> dict[str, int]:
        """The index of each step among all of the journey, hidden ones included."""
        return {step.id: index for index, step in enumerate(self.journey.columns())}

    @cached_property
    def lanes(self) -> tuple[Lane, ...]:
        """The lanes that are shown."""
        hidden = set(self.view.hidden_lanes)
        return tuple(lane for lane in self.journey.lanes if lane.id not in hidden)

    @cached_property
    def stages(self) -> tuple[tuple[Stage, int, tuple[int, ...]], ...]:
        """The stages that are shown, each with its index among all and the indices of its columns."""
        columns: dict[str, list[int]] = {}
        for index, column in enumerate(self.columns):
            columns.setdefault(column.stage, []).append(index)
        return tuple(
            (stage, index, tuple(columns[stage.id]))
            for index, stage in enumerate(self.journey.stages)
            if stage.id in columns
        )

    @cached_property
    def filters(self) -> bool:
        """Whether the view lets some cards stand out."""
        return self.view.filter != Filter()

    @property
    def width(self) -> float:
        """The width of all columns."""
        last = self.columns[-1] if self.columns else None
        return last.x + last.width if last else 0

    def metrics(self, lane: Lane) -> tuple[Metric, ...]:
        """The metrics that a lane shows: those the lane names in its order, else all, less what the view leaves out."""
        named = (self.journey.find(Metric, metric_id) for metric_id in lane.metrics)
        metrics = [metric for metric in named if metric] if lane.metrics else list(self.journey.metrics)
        shown = set(self.view.metrics)
        return tuple(metric for metric in metrics if not shown or metric.id in shown)

    def spans(self, card: Card) -> bool:
        """Whether a card reaches over more than one step of the journey, hidden ones included."""
        if not card.end_step:
            return False
        first, last = self.places.get(card.step), self.places.get(card.end_step)
        return first is not None and last is not None and last > first

    def covered(self, card: Card) -> tuple[int, ...]:
        """The indices of the shown columns that a card covers, from left to right."""
        if not self.spans(card):
            index = self.index.get(card.step)
            return () if index is None else (index,)
        steps = self.journey.columns()[self.places[card.step] : self.places[card.end_step] + 1]
        return tuple(self.index[step.id] for step in steps if step.id in self.index)

    def is_lost(self, card: Card) -> bool:
        """Whether the card's lane or step is missing."""
        return self.journey.find(Lane, card.lane) is None or card.step not in self.places


def columns_of(journey: Journey, view: View) -> tuple[ColumnShape, ...]:
    """The columns of all steps whose stage is not hidden."""
    hidden = set(view.hidden_stages)
    tints = column_tints(journey, view)
    columns: list[ColumnShape] = []
    x = 0.0
    for step in journey.columns():
        if step.stage not in hidden:
            columns.append(ColumnShape(step.id, step.stage, x, column_width(step), tints.get(step.id)))
            x = columns[-1].x + columns[-1].width
    return tuple(columns)


def column_width(step: Step) -> float:
    """The width of a step's column."""
    return step.width or COLUMN_WIDTH
