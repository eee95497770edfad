"""Cards taken along: out of a journey with all that belongs to them, and into the same or another one.

A clipping is a small journey of its own, so that it is kept and read as every journey is.
"""

from collections.abc import Iterable, Mapping

from journeyboard.journey.cards import LANE_CARDS, holds_cards
from journeyboard.journey.changes import Change, Draft
from journeyboard.journey.journey import Journey
from journeyboard.journey.orders import between
from journeyboard.journey.personas import held_picture
from journeyboard.journey.records import (
    Card,
    CardKind,
    Lane,
    Link,
    Metric,
    Persona,
    Record,
    Source,
    Stage,
    Step,
    new_id,
    replace,
)
from journeyboard.journey.spots import Spot, lanes_from, put_cards, steps_from
from journeyboard.language import ngettext


def clipping(journey: Journey, ids: Iterable[str]) -> Journey:
    """The cards with these ids, with the part of the grid they stand in, their personas and pictures, the links and
    the readings at them."""
    cards = [card for card in map(journey.cards.get, dict.fromkeys(ids)) if card is not None]
    people = {persona_id: None for card in cards for persona_id in card.personas}
    personas = [persona for persona in map(journey.all(Persona).get, people) if persona is not None]
    pictures = dict.fromkeys([*(card.asset for card in cards), *(persona.portrait for persona in personas)])
    records: dict[str, Record] = {record.id: record for record in (journey.info, *_grid(journey, cards), *cards)}
    records |= {persona.id: persona for persona in personas}
    records |= {asset.id: asset for asset in map(journey.assets.get, pictures) if asset is not None}
    for card in cards:
        records |= {link.id: link for link in journey.links_at(card.id)}
        records |= {reading.id: reading for reading in journey.readings_at(card.id)}
    return Journey(records.values())


def paste(journey: Journey, clip: Journey, spot: Spot) -> Change:
    """Put the cards of a clipping into a journey: the first row and column of what was copied at the spot, the others
    as they stood to it.

    Personas are those of the same name here; others come along, as pictures do. A card that is not in the journey, as
    after it was cut, keeps its id and with it its links and readings; the copy of one that is gets a new one, and the
    links to what was copied with it. Raises ValueError when the spot's lane holds no cards.
    """
    draft = Draft(journey)
    own = {card.id: card.id if journey.get(card.id) is None else new_id() for card in clip.cards.values()}
    people = _personas(journey, draft, clip)
    columns = {step.id: place for place, step in enumerate(clip.columns())}
    rows = {lane.id: place for place, lane in enumerate(clip.lanes)}
    cards = sorted(clip.cards.values(), key=lambda c: (rows.get(c.lane, 0), columns.get(c.step, 0), c.order, c.id))
    steps = steps_from(journey, draft, spot, [_column_name(clip, step) for step in clip.columns()] or [""])
    landed = lanes_from(journey, draft, spot, clip.lanes or [None])
    lanes = {lane.id: target for lane, target in zip(clip.lanes, landed, strict=False)}
    cells: dict[tuple[str, str], list[Card]] = {}
    for card in cards:
        lane, place = lanes.get(card.lane, landed[0]), columns.get(card.step, 0)
        end = columns.get(card.end_step, place)
        fields = {
            "id": own[card.id],
            "kind": _kind(clip.find(Lane, card.lane), card, lane),
            "end_step": steps[end] if end > place else "",
            "personas": tuple(dict.fromkeys(people[one] for one in card.personas if one in people)),
            "asset": _picture(journey, draft, clip, card.asset),
        }
        cells.setdefault((lane.id, steps[place]), []).append(replace(card, **fields))
    for (lane_id, step_id), there in cells.items():
        put_cards(journey, draft, spot, lane_id, step_id, there)
    _bring_links(journey, draft, clip, own)
    _bring_readings(journey, draft, clip, own, people)
    return draft.change(ngettext("Paste card", "Paste {count} cards", len(cards)).format(count=len(cards)))


def _grid(journey: Journey, cards: Iterable[Card]) -> list[Record]:
    """The lanes of cards; and their columns with those between them, and the stages of these."""
    columns = journey.columns()
    at = {step.id: place for place, step in enumerate(columns)}
    across = [at[step] for card in cards for step in (card.step, card.end_step) if step in at]
    steps = columns[min(across) : max(across) + 1] if across else ()
    stages, lanes = {step.stage for step in steps}, {card.lane for card in cards}
    return [
        *(stage for stage in journey.stages if stage.id in stages),
        *steps,
        *(lane for lane in journey.lanes if lane.id in lanes and holds_cards(lane)),
    ]


def _column_name(clip: Journey, step: Step) -> str:
    stage = clip.find(Stage, step.stage)
    return step.name or (stage.name if stage is not None else "")


def _kind(left: Lane | None, card: Card, entered: Lane) -> CardKind:
    """A card of the kind of the lane it was copied in becomes one of the lane it enters; any other keeps its kind."""
    if left is None or left.kind == entered.kind or LANE_CARDS.get(left.kind) != card.kind:
        return card.kind
    return LANE_CARDS[entered.kind]


def _personas(journey: Journey, draft: Draft, clip: Journey) -> dict[str, str]:
    """Who each persona of the clipping is here; those who are nobody yet are added."""
    named = {_folded(persona.name): persona.id for persona in reversed(journey.personas)}
    last = journey.personas[-1].order if journey.personas else ""
    people: dict[str, str] = {}
    for persona in clip.personas:
        same = persona.id if journey.find(Persona, persona.id) is not None else named.get(_folded(persona.name), "")
        if not same:
            last = between(last, "")
            portrait = _picture(journey, draft, clip, persona.portrait)
            free = persona.id if draft.get(persona.id) is None else new_id()
            same = draft.put(replace(persona, id=free, order=last, portrait=portrait)).id
        people[persona.id] = same
    return people


def _picture(journey: Journey, draft: Draft, clip: Journey, asset_id: str) -> str:
    picture = clip.assets.get(asset_id)
    return held_picture(draft, journey.assets, picture).id if picture is not None else ""


def _bring_links(journey: Journey, draft: Draft, clip: Journey, own: Mapping[str, str]) -> None:
    """Links between cards of the clipping, and those of a card that kept its id to what is still here."""
    kept = {card_id for card_id, new in own.items() if new == card_id}
    for link in clip.links:
        ends = (link.from_, link.to)
        inside = all(end in own for end in ends)
        if inside or any(end in kept and _is_here(journey, other) for end, other in (ends, ends[::-1])):
            free = link.id if draft.get(link.id) is None else new_id()
            new = {"id": free, "from": own.get(link.from_, link.from_), "to": own.get(link.to, link.to)}
            draft.put(Link.model_validate({**link.model_dump(by_alias=True), **new}))


def _bring_readings(
    journey: Journey, draft: Draft, clip: Journey, own: Mapping[str, str], people: Mapping[str, str]
) -> None:
    """The readings of cards that kept their ids; a copy has no figures of its own."""
    for card_id in (card_id for card_id, new in own.items() if new == card_id):
        for reading in clip.readings_at(card_id):
            if journey.find(Metric, reading.metric) is not None and draft.get(reading.id) is None:
                persona = people.get(reading.persona, reading.persona)
                persona = persona if journey.find(Persona, persona) is not None else ""
                source = reading.source if journey.find(Source, reading.source) is not None else ""
                draft.put(replace(reading, persona=persona, source=source))


def _is_here(journey: Journey, record_id: str) -> bool:
    return journey.get(record_id) is not None


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
