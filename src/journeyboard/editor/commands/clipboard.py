"""Cards on the clipboard: whole for this program, as lines of plain text for others."""

import json
from typing import Any

from pydantic import ValidationError
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from journeyboard.journey.cards import LANE_CARDS, add_card, holds_cards
from journeyboard.journey.changes import Change, Draft
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Card, Lane, Persona, clean, new_id
from journeyboard.language import _, ngettext

MIME_TYPE = "application/x-journeyboard-cards+json"
MOST_CARDS = 1000
"""No paste makes more cards than that."""

_PLACE = {"id", "lane", "step", "end_step", "order"}
"""What a card leaves behind when it is copied."""


def put_on_clipboard(cards: tuple[Card, ...]) -> None:
    """Copy `cards`: as text, one line each, and with all their fields."""
    data = QMimeData()
    data.setText("\n".join(" ".join(card.text.split("\n")) for card in cards))
    fields = [card.model_dump(mode="json", exclude=_PLACE, exclude_defaults=True) for card in cards]
    data.setData(MIME_TYPE, json.dumps(fields).encode())
    QGuiApplication.clipboard().setMimeData(data)


def has_cards() -> bool:
    """Whether the clipboard holds cards, or text they can be made of."""
    data = QGuiApplication.clipboard().mimeData()
    return bool(data and (data.hasFormat(MIME_TYPE) or (data.hasText() and data.text().strip())))


def paste(journey: Journey, lane_id: str, step_id: str, index: int | None = None) -> Change:
    """Put the cards of the clipboard into a cell, one for each line of plain text; an empty change without any.

    Raises ValueError when the lane holds no cards.
    """
    data = QGuiApplication.clipboard().mimeData()
    lane = journey.find(Lane, lane_id)
    if lane is None or not holds_cards(lane):
        raise ValueError("there is no such cell")
    found: list[dict[str, Any]] | None = (
        _whole_cards(bytes(data.data(MIME_TYPE).data())) if data.hasFormat(MIME_TYPE) else None
    )
    if found is None:
        found = [{"text": line.strip()} for line in data.text().splitlines() if line.strip()]
    draft, scratch = Draft(journey), copied_for_orders(journey)
    for offset, fields in enumerate(found[:MOST_CARDS]):
        where = None if index is None else index + offset
        one = _one_card(scratch, lane, step_id, where, fields)
        scratch.apply(one)
        for edit in one:
            if isinstance(edit.after, Card):
                draft.put(edit.after)
    count = min(len(found), MOST_CARDS)
    return draft.change(ngettext("Paste card", "Paste {count} cards", count).format(count=count))


def copied_for_orders(journey: Journey) -> Journey:
    """A journey to try edits on, one after the other."""
    return Journey(journey, journey.extra)


def forget() -> None:
    """Leave only the text of the cards on the clipboard, before the program ends: the clipboard frees what it holds
    when there is no interpreter left, and the object made here would not survive that."""
    clipboard = QGuiApplication.clipboard()
    data = clipboard.mimeData()
    if data and data.hasFormat(MIME_TYPE):  # an empty clipboard may hold no data at all
        clipboard.setText(clipboard.text())


def _whole_cards(data: bytes) -> list[dict[str, Any]] | None:
    try:
        found = json.loads(data)
    except ValueError:
        return None
    if not isinstance(found, list) or not all(isinstance(fields, dict) for fields in found):
        return None
    return found


def _one_card(journey: Journey, lane: Lane, step_id: str, index: int | None, fields: dict[str, Any]) -> Change:
    """One card with `fields`, as far as they fit here."""
    text = clean(str(fields.get("text", "")))
    kept = {name: value for name, value in fields.items() if name not in (*_PLACE, "text", "asset")}
    if lane.kind not in ("notes", "parking"):
        kept["kind"] = LANE_CARDS[lane.kind]
    people = fields.get("personas")
    known = [p for p in people if journey.find(Persona, str(p))] if isinstance(people, list) else []
    kept["personas"] = tuple(known)
    try:
        Card.model_validate({**kept, "id": new_id()})
    except ValidationError:
        kept = {}
    return add_card(journey, lane.id, step_id, text or _("Card"), index, **kept)
