"""Cells: the cards of a lane at a step, below each other."""

from collections.abc import Iterable
from math import ceil

from journeyboard.board.measuring import STYLES
from journeyboard.board.plan import Plan
from journeyboard.board.shapes import CardShape, CellShape, ChipShape, Point, Rect, TextShape, TileShape
from journeyboard.board.sizes import CARD_EDGE, CARD_GAP, CARD_PAD_X, CARD_PAD_Y, CELL_BOTTOM, CELL_SIDE
from journeyboard.board.texts import no_text, text_block
from journeyboard.board.tiles import tile_shapes
from journeyboard.journey.insight.evidence import is_known
from journeyboard.journey.records import Asset, Card, Evidence, Filter, Lane
from journeyboard.journey.rounds import is_veiled, veiled
from journeyboard.journey.words import value_name
from journeyboard.language import _, format_number

DOTS_HEIGHT = 11
MARK_SIZE = 14
EVIDENCE_ICONS: dict[Evidence, str] = {"assumed": "lightbulb", "observed": "eye", "measured": "gauge"}
_CHIP_PAD = 7
_CHIP_GAP = 4
_CHIP_HEIGHT = 16
_TALLEST_IMAGE = 220
_NO_SIZE = (3, 2)
"""The proportions of a picture whose size is not known."""


def cell_shape(plan: Plan, lane: Lane, column: int, top: float) -> CellShape:
    """The cell of `lane` at a column (an index), its first card standing at y = `top`."""
    shape = plan.columns[column]
    width = shape.width - 2 * CELL_SIDE
    tiles: tuple[TileShape, ...] = ()
    y = top
    if lane.kind == "metrics":
        tiles = tile_shapes(plan, lane, column, CELL_SIDE, y, width)
        y = tiles[-1].rect.bottom + CARD_GAP if tiles else y
    cards: list[CardShape] = []
    for card in plan.journey.cards_at(lane.id, shape.step):
        if card.end_step and plan.spans(card):
            continue
        cards.append(card_shape(plan, card, lane, CELL_SIDE, y, width))
        y = cards[-1].rect.bottom + CARD_GAP
    height = y - CARD_GAP + CELL_BOTTOM if cards or tiles else top
    return CellShape(height, tuple(cards), tiles, top)


def card_shape(plan: Plan, card: Card, lane: Lane | None, x: float, y: float, width: float) -> CardShape:
    """A card with its upper left corner at (x, y); it is as tall as what stands on it needs."""
    is_faded = faded(plan, card)
    card = veiled(card) if is_veiled(card, plan.view) else card
    measurer = plan.measurer
    left = CARD_EDGE + CARD_PAD_X
    inner = max(20, width - left - CARD_PAD_X)
    marks = marks_of(card, evidence=plan.view.evidence)
    bottom: float = CARD_PAD_Y
    image: Rect | None = None
    if card.kind == "image":
        image = _image_rect(plan.journey.assets.get(card.asset), left, CARD_PAD_Y + 4, inner)
        bottom = image.bottom + 4
    if card.text or image is None:
        text = text_block(measurer, card.text, "card", left, bottom, max(20, inner - len(marks) * (MARK_SIZE + 2)))
    else:
        text = no_text("card", left, bottom, inner)
    bottom = text.rect.bottom
    chips = _chips(plan, card, left, bottom + 2, inner) if card.kind == "touchpoint" or card.votes else ()
    if chips:
        bottom = chips[-1].rect.bottom + 2
    dots: Point | None = None
    severity = card.severity if card.kind == "pain_point" else None  # kept by a card that was one
    if severity is not None:
        dots = (left, bottom + 2)
        bottom += DOTS_HEIGHT
    below: TextShape | None = None
    words = _words_below(card)
    if words:
        below = text_block(measurer, words, "small", left, bottom, inner)
        bottom = below.rect.bottom
    return CardShape(
        card.id,
        card.kind,
        Rect(x, y, width, ceil(bottom + CARD_PAD_Y)),
        text,
        edge_of(card, lane),
        chips,
        severity,
        dots,
        image,
        card.asset,
        below,
        marks,
        plan.view.evidence and not is_known(card),
        is_faded,
    )


def edge_of(card: Card, lane: Lane | None) -> str:
    """The colour of a card's left edge where it does not follow its kind: notes take that of their lane."""
    if lane is not None and card.kind in ("note", "quote") and lane.kind in ("notes", "parking"):
        return lane.colour
    return ""


def marks_of(card: Card, *, evidence: bool = False) -> tuple[str, ...]:
    """The icons at a card's upper right, from right to left; with `evidence` first how it is known."""
    known = (EVIDENCE_ICONS[card.evidence],) if evidence and card.evidence else ()
    if not (card.moment_of_truth or card.open_question or card.private):
        return known
    marks = {"star": card.moment_of_truth, "circle-help": card.open_question, "lock": card.private}
    return (*known, *(icon for icon, shown in marks.items() if shown))


def faded(plan: Plan, card: Card) -> bool:
    """Whether the filter of the view lets other cards stand out."""
    return plan.filters and not stands_out(card, plan.view.filter)


def stands_out(card: Card, wanted: Filter) -> bool:
    """Whether a card meets all of a filter. A card of no persona belongs to everybody."""
    text = wanted.text.casefold()
    return (
        (not wanted.personas or not card.personas or _shares(wanted.personas, card.personas))
        and (not wanted.tags or _shares(wanted.tags, card.tags))
        and (not wanted.channels or card.channel in wanted.channels)
        and (not wanted.evidence or card.evidence in wanted.evidence)
        and (wanted.severity is None or (card.severity or 0) >= wanted.severity)
        and (not text or text in f"{card.text}\n{card.detail}\n{card.caption}\n{card.speaker}".casefold())
    )


def _shares(wanted: Iterable[str], own: tuple[str, ...]) -> bool:
    return any(item in own for item in wanted)


def _words_below(card: Card) -> str:
    if card.kind == "image":
        return card.caption
    return f"— {card.speaker}" if card.kind == "quote" and card.speaker else ""


def _image_rect(asset: Asset | None, x: float, y: float, width: float) -> Rect:
    """As wide as the card allows, in the picture's own proportions, centred when its height is at the limit."""
    across, down = (asset.width, asset.height) if asset and asset.width and asset.height else _NO_SIZE
    height = width * down / across
    if height <= _TALLEST_IMAGE:
        return Rect(x, y, width, height)
    narrow = width * _TALLEST_IMAGE / height
    return Rect(x + (width - narrow) / 2, y, narrow, _TALLEST_IMAGE)


def _chips(plan: Plan, card: Card, left: float, y: float, width: float) -> tuple[ChipShape, ...]:
    words = [card.channel] if card.channel and card.kind == "touchpoint" else []
    if card.media and card.kind == "touchpoint":
        words.append(value_name("media", card.media))
    if card.votes:
        words.append(_("● {count}").format(count=format_number(card.votes, 0)))
    chips: list[ChipShape] = []
    x = left
    for word in words:
        wide = min(width, plan.measurer.width(word, "chip") + 1 + 2 * _CHIP_PAD)
        if chips and x + wide > left + width:
            x, y = left, y + _CHIP_HEIGHT + 2
        pad_y = (_CHIP_HEIGHT - STYLES["chip"].line_height) / 2
        text = text_block(plan.measurer, word, "chip", x + _CHIP_PAD, y + pad_y, wide - 2 * _CHIP_PAD, most=1)
        chips.append(ChipShape(Rect(x, y, wide, _CHIP_HEIGHT), text))
        x += wide + _CHIP_GAP
    return tuple(chips)
