"""Pictures as cards."""

from collections.abc import Sequence

from journeyboard.journey.changes import Change, Draft
from journeyboard.journey.journey import Journey
from journeyboard.journey.personas import held_picture
from journeyboard.journey.records import Asset, Card, clean, new_id
from journeyboard.journey.spots import Spot, lane_to_write, put_cards
from journeyboard.language import ngettext


def add_pictures(journey: Journey, pictures: Sequence[tuple[str, Asset]], spot: Spot) -> Change:
    """Put pictures with their titles into a cell, each as a card; the same picture is held once. Raises ValueError when
    the spot's lane holds no cards."""
    lane_to_write(journey, spot.lane)
    draft = Draft(journey)
    cards = [
        Card(id=new_id(), kind="image", text=clean(title), asset=held_picture(draft, journey.assets, picture).id)
        for title, picture in pictures
    ]
    put_cards(journey, draft, spot, spot.lane, spot.step, cards)
    return draft.change(ngettext("Insert picture", "Insert {count} pictures", len(cards)).format(count=len(cards)))
