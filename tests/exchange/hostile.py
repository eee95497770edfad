"""Texts that mean something to other programs, and a journey in which they stand everywhere."""

from journeyboard.journey.cards import add_card
from journeyboard.journey.feelings import set_feeling
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import JourneyInfo, Link, Metric, Persona, Reading, replace
from journeyboard.journey.starting import new_journey

HOSTILE = (
    "=1+1",
    "+49 30 123",
    "-2",
    "@SUM(A1)",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "&lt;b&gt; & &amp;",
    "a | b \\| c",
    "*bold* _it_ `code` [x](javascript:alert(1)) ~~no~~ $x$",
    "# no heading",
    "1. no list",
    "- no list",
    "> no quote",
    "title: x; y #35; %% z, w",
    "section one",
    "journey",
    "{{x}} %%{init: {}}%%",
    "two\nlines\n\n# three",
    '"quoted"; and, separated\t',
    "emoji 👩🏽‍🚀 🇩🇪",
    "שלום עולם مرحبا",
    "中文測試",
    "x" * 10_000,
)


def hostile_journey(language: str = "en") -> Journey:
    """A journey whose stages, cards, personas, links and metrics are called by the hostile texts."""
    journey = new_journey(HOSTILE[4], HOSTILE[:6])
    lanes = {lane.kind: lane.id for lane in journey.lanes}
    steps = [step.id for step in journey.columns()]
    for index, text in enumerate(HOSTILE):
        kind = ("touchpoints", "pain_points", "opportunities", "notes")[index % 4]
        fields = {"detail": text, "evidence_note": text, "tags": (text[:50],), "links_out": (text[:200],)}
        if kind == "touchpoints":
            fields["channel"] = text[:60]
        journey.apply(add_card(journey, lanes[kind], steps[index % len(steps)], text, card_id=f"card{index}", **fields))
    records = [
        *journey,
        *(
            Persona(id=f"p{index}", name=text[:80], quote=text, about=text, order=f"V{index}")
            for index, text in _five()
        ),
        Metric(id="m", name=HOSTILE[7], order="V", note=HOSTILE[4]),
        Reading(id="r", metric="m", at=journey.stages[0].id, value=0.5, period="2026-10", segment=""),
        _link("l", "returns", journey.stages[2].id, journey.stages[0].id, HOSTILE[5]),
        _link("k", "causes", "card0", "card1", HOSTILE[9]),
    ]
    made = Journey(
        replace(record, language=language, scenario=HOSTILE[9], goal=HOSTILE[4])
        if isinstance(record, JourneyInfo)
        else record
        for record in records
    )
    for index, _text in _five():
        made.apply(set_feeling(made, f"p{index}", steps[index], index * 0.7 - 1.5))
    return made


def _link(link_id: str, kind: str, start: str, end: str, label: str) -> Link:
    return Link.model_validate({"id": link_id, "kind": kind, "from": start, "to": end, "label": label})


def _five() -> list[tuple[int, str]]:
    return list(enumerate(HOSTILE[4:9]))
