"""One row per event: who, when, and what happened; what happened names the stage."""

from journeyboard.metrics.shapes.layout import Layout
from journeyboard.metrics.shapes.look import Look


def recognise(look: Look) -> Layout | None:
    """Columns of stages, of times and of persons, and no figures; each stage is reached by many."""
    person = look.person()
    by_hand = look.is_by_hand("events")
    if person is None and not by_hand:
        return None
    stage = look.stage()
    if stage is None or stage is person:
        return None
    when = look.when()
    values = [column for column in look.values() if column not in (stage, person)]
    if not by_hand and (when.period is None or values or len(set(stage.cells)) == len(stage.cells)):
        return None
    return look.made(
        "events", [], stage=stage, person=person, rules=("distinct",) if person is not None else ("count",)
    )
