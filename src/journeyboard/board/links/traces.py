"""From all links to their traces.

What was found for the board of before is used again for every link that goes the same way beside the same others: of
500 links an edit leads few another way.
"""

from collections.abc import Mapping

from journeyboard.board.cells import edge_of, stands_out
from journeyboard.board.links.places import Places, places_of
from journeyboard.board.links.spots import NO_TRACES, Known, Look, Trace, Traces
from journeyboard.board.links.walking import Walk
from journeyboard.board.links.ways import End, Grid, Way, way_between
from journeyboard.board.palette import stage_colour
from journeyboard.board.plan import Plan
from journeyboard.journey.links import link_words
from journeyboard.journey.records import Lane, Link


def traces_of(plan: Plan, before: Traces = NO_TRACES) -> Traces:
    """The traces of all links that join a card to something else that is shown; `before` are those of the board of
    before."""
    if plan.view.links == "none":
        return NO_TRACES
    grid = Grid(plan)
    known = before.known if grid.outline == before.outline else {}
    ways: dict[str, Way] = {}
    joined: dict[str, tuple[End, End, bool]] = {}
    for link in plan.journey.links:
        if link.from_ in plan.journey.cards or link.to in plan.journey.cards:
            start, end = grid.end(link.from_), grid.end(link.to)
            if start is not None and end is not None and start != end:
                joined[link.id] = (start, end, bool(words_of(link)))
                ways[link.id] = _way(grid, joined[link.id], known.get(link.id))
    return _traced(plan, grid, ways, joined, before) if ways else NO_TRACES


def words_of(link: Link) -> str:
    """What is written on a link, in one line."""
    return " ".join(link_words(link).split())


def _way(grid: Grid, joined: tuple[End, End, bool], known: Known | None) -> Way:
    start, end, labelled = joined
    way = known.way if known is not None and known.joined == joined else None
    if isinstance(way, Way) and way.straight == grid.is_straight(start, end):
        return way
    return way_between(grid, start, end, labelled=labelled)


def _traced(
    plan: Plan, grid: Grid, ways: Mapping[str, Way], joined: Mapping[str, tuple[End, End, bool]], before: Traces
) -> Traces:
    places = places_of(plan, grid, ways)
    lanes: dict[str, list[Trace]] = {}
    passed: dict[str, tuple[str, ...]] = {}
    known: dict[str, Known] = {}
    for link_id, way in ways.items():
        look = _look(plan, plan.journey.all(Link)[link_id])
        stands, was = places.of(link_id, way), before.known.get(link_id)
        if was is not None and was.stands == stands and was.look == look and grid.outline == before.outline:
            stretches = was.stretches
        else:
            stretches = _stretches(plan, link_id, way, places, look)
        for lane, trace in stretches:
            lanes.setdefault(lane, []).append(trace)
        passed[link_id] = tuple(lane for lane, _trace in stretches)
        known[link_id] = Known(joined[link_id], way, stands, look, stretches)
    return Traces({lane: tuple(traces) for lane, traces in lanes.items()}, passed, grid.outline, known)


def _stretches(plan: Plan, link_id: str, way: Way, places: Places, look: Look) -> tuple[tuple[str, Trace], ...]:
    walked = list(Walk(link_id, way, places).stretches(bool(look.words)))
    last = len(walked) - 1
    return tuple(
        (plan.lanes[row].id, Trace(link_id, place, spots, look, ends=place == last, label=label))
        for place, (row, spots, label) in enumerate(walked)
    )


def _look(plan: Plan, link: Link) -> Look:
    journey = plan.journey
    start, kind = journey.cards.get(link.from_), "note"
    colour = ""
    if start is not None:
        colour, kind = edge_of(start, journey.find(Lane, start.lane)), start.kind
    else:
        step = plan.index.get(link.from_)
        stage_id = plan.columns[step].stage if step is not None else link.from_
        stage, index = next((stage, index) for stage, index, _columns in plan.stages if stage.id == stage_id)
        colour = stage_colour(stage.colour, index)
    ends = (journey.cards.get(link.from_), journey.cards.get(link.to))
    faded = plan.filters and any(card is not None and not stands_out(card, plan.view.filter) for card in ends)
    return Look(link.kind, words_of(link), colour, kind, faded)
