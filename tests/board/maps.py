"""Dense random maps, and random edits of them: what the board's invariants are tested on."""

from collections.abc import Iterator, Sequence
from random import Random
from typing import get_args

from journeyboard.board.layout import lay_out
from journeyboard.board.measuring import FixedMeasurer
from journeyboard.board.shapes import Board
from journeyboard.journey import records as rec
from journeyboard.journey.changes import Change, Edit
from journeyboard.journey.journey import Journey

MEASURER = FixedMeasurer()
WORDS = (
    "compares",
    "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen",
    "the",
    "مراجعة",
    "友達に写真を送って感想を聞く",
    "🎉👩‍👩‍👧",
    "price",
    "a\nb",
    "goes back",
)
STAGES = tuple(f"s{number}" for number in range(5))
STEPS = tuple(f"t{number}" for number in range(8))
LANES = tuple(f"l{number}" for number in range(9))
PERSONAS = ("p0", "p1", "p2")
METRICS = ("m0", "m1")
ASSETS = ("a0", "a1")
CHANNELS = ("", "Web", "Shop", "E-mail")


def board_of(journey: Journey, view: rec.View = rec.EVERYTHING) -> Board:
    """The whole board, with text of fixed width."""
    return lay_out(journey, view, MEASURER)


def link(link_id: str, start: str, end: str, **fields: object) -> rec.Link:
    """A link between two places."""
    return rec.Link.model_validate({"id": link_id, "from": start, "to": end, **fields})


def random_map(random: Random, cards: int = 30) -> Journey:
    """Stages with one or more steps, lanes of every kind, cards, spans, feelings, links and figures; some are lost."""
    records = [rec.JourneyInfo(id="journey", title=_text(random), scenario=_text(random))]
    records += [_make(random, kind, number) for kind, count in _COUNTS.items() for number in range(count)]
    records += [_make(random, rec.Card, number) for number in range(cards)]
    return Journey(records)


def random_change(random: Random, journey: Journey) -> Change:
    """One to three records added, replaced by random ones or taken out."""
    draft: dict[str, Edit] = {}
    for _ in range(random.choice((1, 1, 1, 2, 3))):
        if random.random() < 0.05:
            after = rec.replace(
                journey.info,
                title=_text(random),
                state=random.choice(("as_is", "to_be")),
                language=random.choice(("en", "en", "en", "de")),
            )
        else:
            kind = random.choice((rec.Card, rec.Card, rec.Card, *_COUNTS))
            number = random.randrange(_COUNTS.get(kind, 30) + 2)
            after = _make(random, kind, number)
        before = journey.get(after.id)
        if before is not None and not isinstance(before, rec.JourneyInfo) and random.random() < 0.25:
            draft[after.id] = Edit(before, None)
        elif before is not None and random.random() < 0.5:
            # Only one field of it.
            name = random.choice(sorted(set(type(after).model_fields) - {"id"}))
            draft[after.id] = Edit(before, rec.replace(before, **{name: getattr(after, name)}))
        else:
            draft[after.id] = Edit(before, after)
    return Change("random", tuple(draft.values()))


def random_view(random: Random) -> rec.View:
    """A view that hides, collapses and filters something."""
    return rec.View(
        id="view",
        filter=rec.Filter(personas=_some(random, PERSONAS), severity=random.choice((None, 3))),
        hidden_lanes=_some(random, LANES),
        collapsed_lanes=_some(random, LANES),
        hidden_stages=_some(random, STAGES),
        metrics=_some(random, METRICS),
        period=random.choice(("", "2026-02")),
        compare=random.choice(("", "", "2026-01")),
        compare_personas=_some(random, PERSONAS),
        tint=random.choice(("", *METRICS)),
        funnel=random.random() < 0.5,
        links=random.choice(("all", "all", "selected", "none")),
        veil=random.random() < 0.5,
        evidence=random.random() < 0.5,
    )


def _some(random: Random, ids: Sequence[str]) -> tuple[str, ...]:
    return tuple(sorted({random.choice(ids) for _ in range(random.choice((0, 0, 1, 2)))}))


def _text(random: Random, most: int = 6) -> str:
    return " ".join(random.choice(WORDS) for _ in range(random.randrange(most)))


def _order(random: Random) -> str:
    return random.choice("123456789")


def _make(random: Random, kind: type[rec.Record], number: int) -> rec.Record:
    return _MAKERS[kind](random, number)


def _stage(random: Random, number: int) -> rec.Record:
    line, icon = _text(random), random.choice(("", "", "truck"))
    return rec.Stage(id=f"s{number}", name=_text(random, 3), line=line, icon=icon, order=_order(random))


def _step(random: Random, number: int) -> rec.Record:
    stage = STAGES[number] if number < len(STAGES) else random.choice((*STAGES, "gone"))
    width = random.choice((None, None, None, 80, 333))
    return rec.Step(id=f"t{number}", stage=stage, name=_text(random, 2), width=width, order=_order(random))


def _lane(random: Random, number: int) -> rec.Record:
    kinds = get_args(rec.LaneKind)
    return rec.Lane(
        id=f"l{number}",
        kind=kinds[number] if number < len(kinds) and random.random() < 0.8 else random.choice(kinds),
        name=_text(random, 3),
        colour=random.choice(("", "#0B7FA0")),
        height=random.choice((None, None, 300)),
        metrics=random.choice(((), (), ("m1", "gone"))),
        order=_order(random),
    )


def _card(random: Random, number: int) -> rec.Record:
    return rec.Card(
        id=f"c{number}",
        kind=random.choice(get_args(rec.CardKind)),
        lane=random.choice((*LANES, *LANES, "gone")),
        step=random.choice((*STEPS, *STEPS, "gone")),
        end_step=random.choice(("", "", "", *STEPS)),
        text=_text(random),
        order=_order(random),
        channel=random.choice(CHANNELS),
        media=random.choice((None, "paid")),
        severity=random.choice((None, 1, 5)),
        speaker=random.choice(("", "Mara")),
        caption=_text(random, 3),
        asset=random.choice(("", *ASSETS)),
        personas=_some(random, PERSONAS),
        private=random.random() < 0.2,
        moment_of_truth=random.random() < 0.2,
    )


def _feeling(random: Random, number: int) -> rec.Record:
    return rec.Feeling(
        id=f"f{number}",
        persona=random.choice(PERSONAS),
        step=random.choice(STEPS),
        state=random.choice(("as_is", "as_is", "to_be")),
        value=random.randint(-20, 20) / 10,
        note=_text(random) if random.random() < 0.5 else "",
    )


def _link(random: Random, number: int) -> rec.Record:
    cards = tuple(f"c{place}" for place in range(20))
    ends = (*STAGES, *STEPS, *cards, *cards, "gone")
    kind, label, share = random.choice(get_args(rec.LinkKind)), _text(random, 4), random.choice((None, 0.31))
    return link(f"k{number}", random.choice(ends), random.choice(ends), kind=kind, label=label, share=share)


def _persona(random: Random, number: int) -> rec.Record:
    return rec.Persona(id=f"p{number}", name=_text(random, 3), quote=_text(random), order=_order(random))


def _metric(random: Random, number: int) -> rec.Record:
    unit, target = random.choice(get_args(rec.Unit)), random.choice((None, 100.0))
    at = _some(random, (*STAGES, *STEPS))
    return rec.Metric(id=f"m{number}", name=_text(random), unit=unit, target=target, currency="EUR", scale_max=5, at=at)


def _reading(random: Random, number: int) -> rec.Reading:
    return rec.Reading(
        id=f"r{number}",
        metric=random.choice(METRICS),
        at=random.choice((*STAGES, *STEPS, "c0")),
        period=random.choice(("", "2026-01", "2026-02", "2026-03")),
        value=random.choice((0.0, 0.5, 1234.5, -7.0, 1e300)),
    )


def _source(random: Random, number: int) -> rec.Record:
    return rec.Source(id=f"src{number}", name=_text(random, 3), imported=random.choice(("", "2026-03-01")))


def _asset(random: Random, number: int) -> rec.Record:
    return rec.Asset(id=f"a{number}", width=random.choice((0, 40, 400)), height=random.choice((0, 30, 4000)))


_COUNTS: dict[type[rec.Record], int] = {
    rec.Stage: len(STAGES),
    rec.Step: len(STEPS),
    rec.Lane: len(LANES),
    rec.Persona: len(PERSONAS),
    rec.Feeling: 14,
    rec.Link: 12,
    rec.Metric: len(METRICS),
    rec.Reading: 14,
    rec.Source: 2,
    rec.Asset: len(ASSETS),
}

_MAKERS = {
    rec.Stage: _stage,
    rec.Step: _step,
    rec.Lane: _lane,
    rec.Card: _card,
    rec.Feeling: _feeling,
    rec.Link: _link,
    rec.Persona: _persona,
    rec.Metric: _metric,
    rec.Reading: _reading,
    rec.Source: _source,
    rec.Asset: _asset,
}


def sample() -> Journey:
    """A small tidy map: two stages (the second of two steps), a lane of every kind, one card of every kind."""
    return Journey(_sample())


def _sample() -> Iterator[rec.Record]:
    yield rec.JourneyInfo(id="journey", title="Buying a sideboard", scenario="First-time buyers")
    yield rec.Persona(id="mara", name="Mara", age="31", quote="Before my parents visit.", order="1")
    yield rec.Persona(id="jonas", name="Jonas", order="2")
    yield rec.Stage(id="look", name="Looking", line="Compares shops", order="1")
    yield rec.Stage(id="buy", name="Buying", order="2")
    yield rec.Step(id="browse", stage="look", order="1")
    yield rec.Step(id="order", stage="buy", name="Order", order="1")
    yield rec.Step(id="pay", stage="buy", name="Pay", order="2")
    for order, kind in enumerate(get_args(rec.LaneKind)):
        yield rec.Lane(id=kind, kind=kind, order=f"{order}1")
    yield rec.Card(id="note", lane="notes", step="browse", text="Reads reviews", order="1")
    yield rec.Card(id="more", lane="notes", step="browse", text="Visits the showroom", order="2")
    yield rec.Card(
        id="touch", kind="touchpoint", lane="touchpoints", step="order", text="Checkout", channel="Web", media="paid"
    )
    yield rec.Card(id="pain", kind="pain_point", lane="pain_points", step="pay", text="No invoice", severity=4)
    yield rec.Card(id="picture", kind="image", lane="images", step="browse", asset="photo", caption="Showroom")
    yield rec.Asset(id="photo", width=400, height=300)
    yield rec.Feeling(id="f1", persona="mara", step="browse", value=1)
    yield rec.Feeling(id="f2", persona="mara", step="order", value=-1.6, note="Why an account?")
    yield rec.Metric(id="orders", name="Orders", unit="count", target=2400)
    yield rec.Reading(id="r1", metric="orders", at="buy", period="2026-09", value=2090)
    yield rec.Reading(id="r2", metric="orders", at="buy", period="2026-10", value=1840)
