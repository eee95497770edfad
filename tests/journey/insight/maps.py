"""Small journeys for insight: three stages, a persona, and whatever a test adds."""

from journeyboard.journey import records as rec
from journeyboard.journey.journey import Journey

GRID: tuple[rec.Record, ...] = (
    rec.Persona(id="mara", name="Mara"),
    *(rec.Stage(id=f"s{number}", name=name, order=str(number)) for number, name in enumerate("ABC", 1)),
    *(rec.Step(id=f"t{number}", stage=f"s{number}", order="1") for number in (1, 2, 3)),
    rec.Lane(id="touch", kind="touchpoints", order="1"),
    rec.Lane(id="pain", kind="pain_points", order="2"),
)


def journey_of(*records: rec.Record) -> Journey:
    """The three stages A, B, C (s1 … s3, one step each: t1 … t3) and these records."""
    return Journey([*GRID, *records])


def feels(step: int, value: float, persona: str = "mara") -> rec.Feeling:
    """A feeling at a step."""
    return rec.Feeling(id=f"f{step}{persona}", persona=persona, step=f"t{step}", value=value)


def pain(card_id: str, step: int, severity: int | None = None, **fields: object) -> rec.Card:
    """A pain point at a step."""
    values = {"id": card_id, "kind": "pain_point", "lane": "pain", "step": f"t{step}", "severity": severity, **fields}
    return rec.Card.model_validate(values)


def counted(metric: str, at: str, value: float, period: str = "2026-10") -> rec.Reading:
    """A reading of a metric at a place."""
    return rec.Reading(id=f"r{metric}{at}{period}".replace("-", ""), metric=metric, at=at, value=value, period=period)


def linked(kind: rec.LinkKind, start: str, end: str) -> rec.Link:
    """A link between two records."""
    return rec.Link.model_validate({"id": f"l{start}{end}", "kind": kind, "from": start, "to": end})
