from tests.board.maps import board_of, sample

from journeyboard.board.shapes import ChannelRow
from journeyboard.journey import records as rec
from journeyboard.journey.journey import Journey


def rows_of(*cards: rec.Card) -> dict[str, ChannelRow]:
    board = board_of(Journey([*sample(), *cards]))
    return {row.channel: row for lane in board.lanes for row in lane.channels}


def touchpoint(card_id: str, step: str, channel: str, end_step: str = "", lane: str = "touchpoints") -> rec.Card:
    return rec.Card(id=card_id, kind="touchpoint", lane=lane, step=step, end_step=end_step, channel=channel)


def test_a_channel_is_a_line_with_a_dot_where_a_step_has_a_touchpoint_of_it() -> None:
    rows = rows_of(touchpoint("a", "browse", "Shop"), touchpoint("b", "pay", "Web"), touchpoint("c", "pay", "Web"))
    assert list(rows) == ["Shop", "Web"]
    assert rows["Shop"].dots == (103.5,)
    assert rows["Web"].dots == (310.5, 517.5)
    assert rows["Shop"].y < rows["Web"].y


def test_a_spanning_touchpoint_is_met_at_every_step_it_covers() -> None:
    assert rows_of(touchpoint("a", "browse", "Phone", end_step="pay"))["Phone"].dots == (103.5, 310.5, 517.5)


def test_cards_without_a_place_or_a_channel_make_no_dot() -> None:
    assert list(rows_of(touchpoint("a", "pay", ""), touchpoint("b", "pay", "Fax", lane="gone"))) == ["Web"]
