from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QImage, QPainter
from tests.drawing import boards
from tests.drawing.pictures import FORMAT, differing, farthest, painted, picture_of

from journeyboard.board.shapes import Board, CellShape, CellTable, LaneCells, Part, Rect
from journeyboard.drawing.canvas import Detail
from journeyboard.drawing.painter import detail_for, paint, paint_part, paint_parts, paint_sheet
from journeyboard.drawing.theme import DARK, LIGHT

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(scope="module")
def board(qapp: object) -> Board:
    assert qapp
    return boards.every_kind()


@pytest.mark.parametrize("detail", list(Detail))
@pytest.mark.parametrize("scale", [1, 2, 0.3])
def test_parts_equal_the_whole(board: Board, detail: Detail, scale: float) -> None:
    whole = picture_of(board, detail=detail, scale=scale)
    image = QImage(whole.size(), FORMAT)
    image.fill(QColor(LIGHT.desk))
    painter = QPainter(image)
    painter.scale(scale, scale)
    paint_sheet(painter, board, LIGHT)
    for part in board.parts:
        painter.translate(part.rect.x, part.rect.y)
        paint_part(painter, board, part, Rect(0, 0, part.rect.width, part.rect.height), detail, LIGHT)
        painter.translate(-part.rect.x, -part.rect.y)
    painter.end()
    assert farthest(whole, image) == 0


@pytest.mark.parametrize("detail", list(Detail))
@pytest.mark.parametrize("scale", [1, 2, 1.25, 0.3])
def test_a_part_in_tiles_equals_the_part_in_one_go(board: Board, detail: Detail, scale: float) -> None:
    _assert_same_in_tiles(board, detail, scale)


def test_links_in_tiles_equal_links_in_one_go() -> None:
    _assert_same_in_tiles(boards.with_links(), Detail.FULL, 1.25)


def _assert_same_in_tiles(board: Board, detail: Detail, scale: float) -> None:
    for part in board.parts:
        width, height = round(part.rect.width * scale), round(part.rect.height * scale)
        whole = _part_picture(board, part, detail, scale, Rect(0, 0, width, height))
        joined = QImage(width, height, FORMAT)
        joined.fill(QColor(0, 0, 0, 0))
        painter = QPainter(joined)
        for x in range(0, width, 97):
            for y in range(0, height, 41):
                tile = Rect(x, y, min(97, width - x), min(41, height - y))
                painter.drawImage(x, y, _part_picture(board, part, detail, scale, tile))
        painter.end()
        # A letter over a tile's edge may stand a quarter of a pixel off: Qt places what begins left of it in steps.
        assert differing(whole, joined, 1) <= whole.sizeInBytes() / 400, part


def _part_picture(board: Board, part: Part, detail: Detail, scale: float, pixels: Rect) -> QImage:
    """The pixels of a part, as a tile of it is painted."""
    image = QImage(round(pixels.width), round(pixels.height), FORMAT)
    image.fill(QColor(0, 0, 0, 0))
    painter = QPainter(image)
    painter.translate(-pixels.x, -pixels.y)
    painter.scale(scale, scale)
    region = Rect(pixels.x / scale, pixels.y / scale, pixels.width / scale, pixels.height / scale)
    paint_part(painter, board, part, region, detail, LIGHT)
    painter.end()
    return image


@settings(max_examples=25)
@given(
    x=st.integers(0, 470),
    y=st.integers(0, 500),
    width=st.integers(1, 300),
    height=st.integers(1, 300),
)
def test_any_region_is_a_cutting_of_the_whole(x: int, y: int, width: int, height: int) -> None:
    board = boards.every_kind()
    whole = picture_of(board)
    region = picture_of(board, region=Rect(x, y, width, height))
    cut = whole.copy(x, y, width, height)
    # See the tiles above: where an edge passes along letters, their stems differ by a quarter of a pixel's ink.
    assert differing(cut, region, 70) == 0
    assert differing(cut, region, 1) <= 400 + region.sizeInBytes() / 500


def test_nothing_is_painted_beyond_the_cards(board: Board) -> None:
    words = "Größenänderungsverfahrensübersicht " * 6
    cell = boards.stack(boards.card(words, "pain_point", severity=3))
    long = replace(board, cells=CellTable({"pain_points": LaneCells({"s1": cell})}))
    part = next(part for part in long.parts if part.kind == "lane" and part.lane == "pain_points")
    image = _part_picture(long, part, Detail.FULL, 1, Rect(0, 0, part.rect.width, 400))
    rect = cell.cards[0].rect.moved(boards.COLUMN, 0)
    for y in range(2, 400):
        for x in range(round(part.rect.width)):
            if not rect.grown(2).contains(x, y):
                assert image.pixelColor(x, y).alpha() == 0, (x, y)


def test_themes_differ_and_keep_the_stages(board: Board) -> None:
    light, dark = picture_of(board), picture_of(board, theme=DARK)
    assert light != dark
    stage = board.stages[0].rect.moved(board.content_left, next(p.rect.y for p in board.parts if p.kind == "stages"))
    x, y = round(stage.x + 40), round(stage.bottom - 4)
    assert light.pixelColor(x, y) == dark.pixelColor(x, y) == QColor(board.stages[0].colour)
    assert light.pixelColor(x, round(board.height - 4)) == QColor(LIGHT.paper)
    assert dark.pixelColor(x, round(board.height - 4)) == QColor(DARK.paper)


def test_the_sheet_has_round_corners(board: Board) -> None:
    image = picture_of(board)
    assert image.pixelColor(0, 0) == QColor(LIGHT.desk)
    assert image.pixelColor(20, 20) == QColor(LIGHT.paper)


def test_status_is_told_without_colour(board: Board) -> None:
    """A tile with a status carries a sign that one without does not."""
    tile = board.cells["metrics", "s0"].tiles[0]
    part = next(part for part in board.parts if part.kind == "lane" and part.lane == "metrics")

    def corner(status: str | None) -> QImage:
        assert status in ("good", "warn", "bad", None)
        cell = replace(board.cells["metrics", "s0"], tiles=(replace(tile, status=status),))
        changed = replace(board, cells=CellTable({"metrics": LaneCells({"s0": cell})}))
        image = _part_picture(changed, part, Detail.FULL, 2, Rect(0, 0, 420, 200))
        sign = image.copy(round(2 * (tile.rect.right - 24)), round(2 * (tile.rect.y + 4)), 40, 40)
        ground = sign.pixelColor(0, 39)
        shape = QImage(sign.size(), FORMAT)
        for x in range(40):
            for y in range(40):
                shape.setPixelColor(x, y, QColor("white" if sign.pixelColor(x, y) == ground else "black"))
        return shape

    pictures = [corner(status) for status in ("good", "warn", "bad", None)]
    for place, one in enumerate(pictures):
        assert all(one != other for other in pictures[:place])


def test_how_much_is_drawn_follows_the_scale() -> None:
    assert [detail_for(scale) for scale in (0.05, 0.3, 0.5, 1, 4)] == [
        Detail.BLOCKS,
        Detail.SHAPES,
        Detail.FULL,
        Detail.FULL,
        Detail.FULL,
    ]


def test_only_visible_columns_are_looked_at() -> None:
    """The work follows what is visible: of thousands of columns, a region asks for its own cells alone."""
    asked: list[str] = []

    class Watched(LaneCells):
        def get(self, key: str, default: CellShape | None = None) -> CellShape | None:  # type: ignore[override]
            asked.append(key)
            return super().get(key, default)

    lanes = (boards.lane("notes", "Doing", "play", 60),)
    cell = boards.stack(boards.card("Asks"))
    cells = {("notes", f"s{place}"): cell for place in range(6)}
    board = boards.board(lanes, cells)
    watched = replace(board, cells=CellTable({"notes": Watched(board.cells.lane("notes"))}))
    region = Rect(boards.LEFT + 2 * boards.COLUMN + 10, 0, 150, board.height)
    painted(10, 10, lambda painter: paint_parts(painter, watched, region, Detail.FULL, LIGHT))
    assert asked == ["s2"]


def test_painting_leaves_the_painter_where_it_was(board: Board) -> None:
    def draw(painter: QPainter) -> None:
        before = painter.transform()
        paint(painter, board, Rect(0, 0, board.width, board.height), Detail.FULL, LIGHT)
        assert painter.transform() == before
        assert painter.opacity() == 1

    painted(50, 50, draw)
