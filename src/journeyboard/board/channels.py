"""The rows of a channels lane: derived from the touchpoints, one line per channel."""

from collections.abc import Iterable, Mapping

from journeyboard.board.plan import Plan
from journeyboard.board.shapes import ChannelRow
from journeyboard.board.sizes import LABEL_RIGHT, LABEL_TEXT_X, LABEL_WIDTH
from journeyboard.board.texts import text_block
from journeyboard.journey.records import Card

_ROW_GAP = 6

Channels = Mapping[str, frozenset[int]]
"""The columns (indices) in which each channel is met."""


def channel_of(card: Card) -> str:
    """The channel a card puts a dot to; empty for none."""
    return card.channel.strip() if card.kind == "touchpoint" else ""


def channels_met(plan: Plan, cards: Iterable[Card]) -> Channels:
    """The channels of `cards` with the columns they are met in."""
    met: dict[str, set[int]] = {}
    for card in cards:
        channel = channel_of(card)
        if channel and not plan.is_lost(card):
            columns = plan.covered(card)
            if columns:
                met.setdefault(channel, set()).update(columns)
    return {channel: frozenset(columns) for channel, columns in met.items()}


def channel_rows(plan: Plan, met: Channels, top: float) -> tuple[ChannelRow, ...]:
    """One row per channel, those that are met earliest first, from y = `top` on."""
    rows: list[ChannelRow] = []
    y = top
    for channel, columns in sorted(met.items(), key=lambda item: (min(item[1]), item[0].casefold(), item[0])):
        width = LABEL_WIDTH - LABEL_TEXT_X - LABEL_RIGHT
        name = text_block(plan.measurer, channel, "lane_note", LABEL_TEXT_X, y, width, most=2)
        middle = name.rect.centre[1]
        shapes = (plan.columns[index] for index in sorted(columns))
        rows.append(ChannelRow(channel, name, middle, tuple(column.x + column.width / 2 for column in shapes)))
        y = name.rect.bottom + _ROW_GAP
    return tuple(rows)


def channels_of_rows(plan: Plan, rows: Iterable[ChannelRow]) -> Channels:
    """The channels of a lane that was laid out in the same columns."""
    middles = {column.x + column.width / 2: index for index, column in enumerate(plan.columns)}
    return {row.channel: frozenset(middles[x] for x in row.dots) for row in rows}


def channels_in(plan: Plan, before: Channels, columns: Iterable[int]) -> Channels:
    """The channels of `before`, with those of `columns` looked up again."""
    renewed = frozenset(columns)
    journey = plan.journey
    cards = [
        card
        for lane in journey.lanes
        for card in (
            *(card for index in renewed for card in journey.cards_at(lane.id, plan.columns[index].step)),
            *journey.spanning(lane.id),
        )
    ]
    found = channels_met(plan, cards)
    met = {
        channel: (before.get(channel, frozenset()) - renewed) | (found.get(channel, frozenset()) & renewed)
        for channel in {*before, *found}
    }
    return {channel: places for channel, places in met.items() if places}
