"""What of a board a change touches, told from its records before and after."""

from collections.abc import Callable
from dataclasses import dataclass, field

from journeyboard.board.channels import channel_of
from journeyboard.board.plan import Plan
from journeyboard.journey.changes import Change, Edit
from journeyboard.journey.records import (
    Asset,
    Card,
    Feeling,
    JourneyInfo,
    Lane,
    Link,
    Metric,
    Persona,
    Reading,
    Record,
    Source,
    Stage,
    Step,
)

_MANY = 1_000
"""Edits from which on a change may be of most of a map."""


@dataclass(slots=True)
class Touched:
    """What has to be laid out again."""

    everything: bool = False
    columns: bool = False
    """Which steps there are, their order or width."""
    head: bool = False
    stages: bool = False
    arcs: bool = False
    links: bool = False
    """Which way links of cards go, or how they look."""
    funnel: bool = False
    tray: bool = False
    all_channels: bool = False
    channels: set[int] = field(default_factory=set)
    """The columns (indices) in which other channels may be met than before."""
    lanes: set[str] = field(default_factory=set)
    """Lanes of which something but single cells is touched."""
    renewed: set[str] = field(default_factory=set)
    """Lanes that are another kind of thing than before, so that no cell stays."""
    cells: dict[str, set[str]] = field(default_factory=dict)
    """Steps by lane."""
    restacked: set[tuple[str, str]] = field(default_factory=set)
    """The cells (lane, step) in which cards stand otherwise on each other."""

    def kind(self, plan: Plan, kind: str, *, renewed: bool = False) -> None:
        """Touch all lanes of a kind."""
        for lane in plan.lanes:
            if lane.kind == kind:
                (self.renewed if renewed else self.lanes).add(lane.id)


def touched_by(plan: Plan, change: Change) -> Touched:
    """What `change` touches; `plan` is that of the journey after it."""
    touched = Touched()
    if _moves_most(plan, change):
        touched.everything = True
        return touched
    figures: set[tuple[str, str]] = set()
    for edit in change:
        if isinstance(edit.record, Reading):  # a table lands hundreds of thousands of them at a few places
            figures.update((each.metric, each.at) for each in (edit.before, edit.after) if isinstance(each, Reading))
            continue
        tell = _TELLERS.get(type(edit.record))
        if tell is not None:
            tell(touched, plan, edit)
    for metric, at in figures:
        _figure(touched, plan, metric, at)
    # Links drop straight from the lowest card of a cell to the highest of the next.
    touched.links = touched.links or any(
        plan.journey.has_links(card.id) for cell in touched.restacked for card in plan.journey.cards_at(*cell)
    )
    return touched


def _moves_most(plan: Plan, change: Change) -> bool:
    """Whether most cards of a large map are touched: laying out all of it is then less work than telling what is."""
    if len(change.edits) < _MANY:
        return False
    cards = sum(isinstance(edit.after or edit.before, Card) for edit in change)
    return cards > max(_MANY, len(plan.journey.cards) / 2)


def _info(touched: Touched, _plan: Plan, edit: Edit) -> None:
    touched.everything |= _differs(edit, "language")
    touched.head |= _differs(edit, "title", "scenario", "state")


def _persona(touched: Touched, plan: Plan, edit: Edit) -> None:
    touched.head = True
    touched.kind(plan, "emotion")
    if edit.id in plan.view.compare_personas:
        touched.kind(plan, "metrics", renewed=True)


def _stage(touched: Touched, _plan: Plan, edit: Edit) -> None:
    touched.stages = touched.arcs = True
    touched.columns |= _differs(edit, "order")
    touched.links |= _differs(edit, "order", "colour")


def _step(touched: Touched, _plan: Plan, edit: Edit) -> None:
    touched.stages = True
    touched.columns |= _differs(edit, "order", "stage", "width")


def _lane(touched: Touched, _plan: Plan, edit: Edit) -> None:
    if edit.before is None or edit.after is None:
        touched.tray = touched.all_channels = True
    touched.all_channels |= _differs(edit, "kind")
    touched.links |= _differs(edit, "order", "kind", "colour")
    (touched.renewed if _differs(edit, "kind", "colour", "metrics") else touched.lanes).add(edit.id)


def _card(touched: Touched, plan: Plan, edit: Edit) -> None:
    touched.stages |= plan.view.evidence and _differs(edit, "evidence", "step")
    met: list[tuple[str, tuple[int, ...]]] = []
    cards = [record for record in (edit.before, edit.after) if isinstance(record, Card)]
    for card in cards:
        touched.cells.setdefault(card.lane, set()).add(card.step)
        lost = plan.is_lost(card)
        touched.tray |= lost
        channel = channel_of(card)
        met.append((channel, plan.covered(card)) if channel and not lost else ("", ()))
    if _differs(edit, "lane", "step", "end_step", "order"):
        touched.links |= plan.journey.has_links(edit.id) or any(card.end_step for card in cards)
        touched.restacked.update((card.lane, card.step) for card in cards)
    elif plan.filters or _differs(edit, "kind"):
        touched.links |= plan.journey.has_links(edit.id)
    if len(met) == 1 or met[0] != met[1]:
        touched.channels.update(column for _channel, columns in met for column in columns)


def _feeling(touched: Touched, plan: Plan, _edit: Edit) -> None:
    touched.kind(plan, "emotion")


def _link(touched: Touched, _plan: Plan, _edit: Edit) -> None:
    touched.arcs = touched.links = True


def _metric(touched: Touched, plan: Plan, edit: Edit) -> None:
    touched.kind(plan, "metrics", renewed=True)
    touched.funnel = True
    touched.columns |= edit.id == plan.view.tint


def _figure(touched: Touched, plan: Plan, metric: str, at: str) -> None:
    """The values of a metric at a stage or step."""
    touched.head = touched.funnel = True
    touched.stages |= plan.view.evidence
    touched.columns |= bool(plan.view.tint) and metric == plan.view.tint
    step = at
    for _stage, _index, columns in plan.stages if at not in plan.index else ():
        if plan.columns[columns[0]].stage == at:
            step = plan.columns[columns[0]].step
    for lane in plan.lanes:
        if lane.kind == "metrics":
            touched.cells.setdefault(lane.id, set()).add(step)


def _source(touched: Touched, plan: Plan, _edit: Edit) -> None:
    touched.kind(plan, "metrics")


def _asset(touched: Touched, _plan: Plan, _edit: Edit) -> None:
    touched.everything = True


_TELLERS: dict[type[Record], Callable[[Touched, Plan, Edit], None]] = {
    JourneyInfo: _info,
    Persona: _persona,
    Stage: _stage,
    Step: _step,
    Lane: _lane,
    Card: _card,
    Feeling: _feeling,
    Link: _link,
    Metric: _metric,
    Source: _source,
    Asset: _asset,
}
"""Saved views and what was set aside are not on the board."""


def _differs(edit: Edit, *names: str) -> bool:
    """Whether the record came, went, or differs in one of these fields."""
    if edit.before is None or edit.after is None:
        return True
    return any(getattr(edit.before, name) != getattr(edit.after, name) for name in names)
