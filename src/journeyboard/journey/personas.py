"""Edits of personas that touch more than one record: portraits, and copies from another journey."""

from collections.abc import Iterable, Mapping

from journeyboard.journey.changes import Change, Draft
from journeyboard.journey.journey import Journey
from journeyboard.journey.orders import between
from journeyboard.journey.records import Asset, Card, Persona, new_id, replace
from journeyboard.journey.words import on_the_map
from journeyboard.language import N_, _, ngettext

Crop = tuple[float, float, float, float]
"""x, y, width, height as shares (0–1) of a picture."""
_NEW = N_("New persona")
CLOSEST = 8.0
"""How far one can zoom into a portrait."""


def add_persona(journey: Journey, persona_id: str) -> Change:
    """Add a persona behind the others, named for the time being in the language of the map."""
    draft = Draft(journey)
    order = between(journey.personas[-1].order if journey.personas else "", "")
    draft.put(Persona(id=persona_id, name=on_the_map(journey, _NEW), order=order))
    return draft.change(_("Add persona"))


def centre_crop(width: int, height: int) -> Crop:
    """The largest square in the middle of a picture of `width` × `height` pixels."""
    if width <= 0 or height <= 0:
        return (0.0, 0.0, 1.0, 1.0)
    side = min(width, height)
    wide, high = side / width, side / height
    return ((1 - wide) / 2, (1 - high) / 2, wide, high)


def crop_at(width: int, height: int, x: float, y: float, zoom: float) -> Crop:
    """The square part of a picture around (x, y), which are shares (0–1) of it, `zoom` times smaller than the largest
    square there is (1 … `CLOSEST`); moved where it takes to stay within the picture."""
    if width <= 0 or height <= 0:
        return (0.0, 0.0, 1.0, 1.0)
    side = min(width, height) / max(1.0, min(CLOSEST, zoom))
    wide, high = side / width, side / height
    left, top = max(0.0, min(1 - wide, x - wide / 2)), max(0.0, min(1 - high, y - high / 2))
    return (round(left, 4), round(top, 4), round(wide, 4), round(high, 4))


def zoom_of(crop: Crop, width: int, height: int) -> float:
    """How many times smaller than the largest square a crop is."""
    side = crop[2] * width
    return min(width, height) / side if side > 0 else 1.0


def crop_portrait(journey: Journey, persona_id: str, crop: Crop) -> Change:
    """Show this part of a persona's portrait."""
    draft = Draft(journey)
    persona = journey.find(Persona, persona_id)
    if persona is not None:
        draft.update(persona, portrait_crop=crop)
    return draft.change(_("Crop portrait"))


def set_portrait(journey: Journey, persona_id: str, picture: Asset) -> Change:
    """Give a persona a portrait, cropped in its middle. The same picture is held once; the former one goes unless it
    is used elsewhere. A persona that is gone gives an empty change."""
    draft = Draft(journey)
    persona = journey.find(Persona, persona_id)
    if persona is not None:
        asset = held_picture(draft, journey.assets, picture)
        crop = centre_crop(asset.width, asset.height)
        draft.update(persona, portrait=asset.id, portrait_crop=crop)
        _drop_unused(journey, draft, persona, asset.id)
    return draft.change(_("Set portrait"))


def remove_portrait(journey: Journey, persona_id: str) -> Change:
    """Take a persona's portrait away, and the picture unless it is used elsewhere."""
    draft = Draft(journey)
    persona = journey.find(Persona, persona_id)
    if persona is not None:
        draft.update(persona, portrait="", portrait_crop=None)
        _drop_unused(journey, draft, persona, "")
    return draft.change(_("Remove portrait"))


def copy_personas(journey: Journey, other: Journey, ids: Iterable[str]) -> Change:
    """Copy personas of another journey behind those of this one, portraits included, feelings not.

    Each keeps its id where nobody here has it.
    """
    draft = Draft(journey)
    last = journey.personas[-1].order if journey.personas else ""
    copied = [persona for persona in map(other.all(Persona).get, ids) if persona is not None]
    for persona in copied:
        last = between(last, "")
        picture = other.assets.get(persona.portrait)
        portrait = held_picture(draft, journey.assets, picture).id if picture is not None else ""
        own_id = persona.id if draft.get(persona.id) is None else new_id()
        draft.put(replace(persona, id=own_id, order=last, portrait=portrait))
    return draft.change(ngettext("Copy persona", "Copy {count} personas", len(copied)).format(count=len(copied)))


def held_picture(draft: Draft, assets: Mapping[str, Asset], picture: Asset) -> Asset:
    """The picture as the journey holds it; put into its draft where it does not."""
    for asset in assets.values():
        if picture.sha256 and asset.sha256 == picture.sha256:
            return asset
    free = draft.get(picture.id) in (None, picture)
    return draft.put(picture if free else replace(picture, id=new_id()))


def _drop_unused(journey: Journey, draft: Draft, persona: Persona, kept: str) -> None:
    former = persona.portrait
    users = [other.id for other in journey.personas if other.portrait == former and other is not persona]
    users += [card.id for card in journey.all(Card).values() if card.asset == former]
    if former in journey.assets and former != kept and not users:
        draft.remove(former)
