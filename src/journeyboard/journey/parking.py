"""What a workshop sets aside: cards on the parking lot, and cards that are private until they are shown."""

from collections.abc import Iterable, Sequence

from journeyboard.journey.cards import move_cards
from journeyboard.journey.changes import Change
from journeyboard.journey.editing import set_fields
from journeyboard.journey.grid import add_lane
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import new_id
from journeyboard.language import _


def park_cards(journey: Journey, ids: Sequence[str]) -> Change:
    """Move cards to the parking lot, each at its own step; the lane is made where there is none."""
    cards = [card for card in (journey.cards.get(card_id) for card_id in ids) if card is not None]
    lane = next((lane.id for lane in journey.lanes if lane.kind == "parking"), "")
    change = Change(_("Park"))
    after = Journey(journey)
    if not lane:
        lane = new_id()
        made = add_lane(journey, "parking", lane_id=lane)
        after.apply(made)
        change = change.then(made)
    columns = {step.id for step in after.columns()}
    for card in cards:
        if card.lane != lane and card.step in columns:
            moved = move_cards(after, [card.id], lane, card.step)
            after.apply(moved)
            change = change.then(moved)
    return Change(_("Park"), change.edits) if any(card.lane != lane for card in cards) else Change(_("Park"))


def show_private(journey: Journey, ids: Iterable[str]) -> Change:
    """Show cards that were written privately."""
    return set_fields(journey, ids, _("Show private cards"), private=False)
