"""New journeys: a title, stages, and the lanes most maps need."""

from collections.abc import Iterable

from journeyboard.journey import orders
from journeyboard.journey.grid import LANE_NAMES
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import JourneyInfo, Lane, LaneKind, Record, Stage, Step, clean, new_id
from journeyboard.language import N_, _, speaking

DOING_COLOUR = "#0B7FA0"
_STAGES = (N_("Awareness"), N_("Consideration"), N_("Decision"), N_("Retention"), N_("Advocacy"))
_LANES: tuple[tuple[LaneKind, str, str], ...] = (
    ("notes", N_("Doing"), DOING_COLOUR),
    ("touchpoints", LANE_NAMES["touchpoints"], ""),
    ("emotion", LANE_NAMES["emotion"], ""),
    ("pain_points", LANE_NAMES["pain_points"], ""),
    ("opportunities", LANE_NAMES["opportunities"], ""),
    ("metrics", LANE_NAMES["metrics"], ""),
)


def new_journey(title: str = "", stages: Iterable[str] = (), language: str = "en", today: str = "") -> Journey:
    """A journey with the usual lanes and these stages (none given: five usual ones), named in `language` (en or de).

    `today` is the ISO date it is made on.
    """
    with speaking(language):
        names = [clean(name) for name in stages] or [_(name) for name in _STAGES]
        lanes: list[tuple[LaneKind, str, str]] = [(kind, _(name), colour) for kind, name, colour in _LANES]
        title = clean(title) or _("New journey")
    info = {"id": JourneyInfo.array, "title": title, "language": language, "created": today, "changed": today}
    records: list[Record] = [JourneyInfo.model_validate(info)]
    for name, key in zip(names, orders.spread(len(names)), strict=True):
        stage = Stage(id=new_id(), name=name, order=key)
        records += [stage, Step(id=new_id(), stage=stage.id, order=orders.between("", ""))]
    for (kind, name, colour), key in zip(lanes, orders.spread(len(lanes)), strict=True):
        records.append(Lane(id=new_id(), kind=kind, name=name, colour=colour, order=key))
    return Journey(records)
