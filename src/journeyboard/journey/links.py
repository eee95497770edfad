"""Edits of links: drawn, tied to another end, worded; and which kind an arrow is likely to be."""

import re

from journeyboard.journey.changes import Change, Draft
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Card, CardKind, Link, LinkKind, Stage, Step, clean, new_id
from journeyboard.language import _, format_percent

_BETWEEN_CARDS: dict[tuple[CardKind, CardKind], LinkKind] = {
    ("opportunity", "pain_point"): "answers",
    ("opportunity", "touchpoint"): "at",
    ("pain_point", "touchpoint"): "at",
    ("pain_point", "pain_point"): "causes",
    ("touchpoint", "pain_point"): "causes",
}
_SHARE = re.compile(r"^(.*?)\s*\b(\d{1,3}(?:[.,]\d+)?)\s*%$", re.DOTALL)


def may_link(journey: Journey, from_id: str, to_id: str) -> bool:
    """Whether an arrow can lead from one record to another: between stages, steps and cards; only a stage or step may
    lead back to itself."""
    start, end = journey.get(from_id), journey.get(to_id)
    if not isinstance(start, Stage | Step | Card) or not isinstance(end, Stage | Step | Card):
        return False
    return start is not end or not isinstance(start, Card)


def likely_kind(journey: Journey, from_id: str, to_id: str) -> LinkKind:
    """The kind that an arrow from one record to another most likely is: between stages and steps by where they stand,
    between cards by what they are."""
    start, end = journey.get(from_id), journey.get(to_id)
    if isinstance(start, Card) and isinstance(end, Card):
        return _BETWEEN_CARDS.get((start.kind, end.kind), "leads_to")
    if isinstance(start, Card):
        return "at"
    if isinstance(end, Card):
        return "leads_to"
    here, there = _columns_of(journey, from_id), _columns_of(journey, to_id)
    if not here or not there:
        return "next"
    if there[0] <= here[-1]:
        return "returns"
    return "next" if there[0] == here[-1] + 1 else "skips"


def add_link(
    journey: Journey,
    kind: LinkKind,
    from_id: str,
    to_id: str,
    label: str = "",
    share: float | None = None,
    link_id: str | None = None,
) -> Change:
    """Draw an arrow between two stages, steps or cards. Raises ValueError when none can lead there."""
    if not may_link(journey, from_id, to_id):
        raise ValueError("a link needs two ends")
    draft = Draft(journey)
    values = {"id": link_id or new_id(), "kind": kind, "from": from_id, "to": to_id, "share": share}
    draft.put(Link.model_validate({**values, "label": clean(label)}))
    return draft.change(_("Add link"))


def tie_link(journey: Journey, link_id: str, from_id: str, to_id: str) -> Change:
    """Let an arrow begin and end elsewhere; what it is called and how many go there stays. Its kind follows when it was
    the likely one. Raises ValueError when no arrow can lead there."""
    link = journey.all(Link)[link_id]
    if not may_link(journey, from_id, to_id):
        raise ValueError("a link needs two ends")
    was_likely = link.kind == likely_kind(journey, link.from_, link.to)
    kind = likely_kind(journey, from_id, to_id) if was_likely else link.kind
    draft = Draft(journey)
    draft.update(link, from_=from_id, to=to_id, kind=kind)
    return draft.change(_("Move link"))


def link_words(link: Link) -> str:
    """The label and the share of a link as they are shown and typed: "give up 30%". A label with a figure in it ("3 of
    10 give up") tells the share itself and stands alone."""
    if link.share is None or _tells_share(link):
        return link.label
    return " ".join(part for part in (link.label, format_percent(link.share)) if part)


def word_link(journey: Journey, link_id: str, words: str) -> Change:
    """Set a link's label, and its share where `words` ends in a percentage of at most 100; without one the share that
    was shown goes."""
    link = journey.all(Link)[link_id]
    label, share = clean(words).strip(), link.share if _tells_share(link) else None
    found = _SHARE.match(label)
    if found is not None and float(found[2].replace(",", ".")) <= 100:
        label, share = found[1].rstrip(), round(float(found[2].replace(",", ".")) / 100, 6)
    draft = Draft(journey)
    draft.update(link, label=label, share=share)
    return draft.change(_("Edit text"))


def _tells_share(link: Link) -> bool:
    return any(letter.isdigit() for letter in link.label)


def _columns_of(journey: Journey, record_id: str) -> list[int]:
    """The places among all columns that a stage or step takes."""
    return [place for place, step in enumerate(journey.columns()) if record_id in (step.id, step.stage)]
