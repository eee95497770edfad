"""Pictures of each kind of lane in both themes, compared with those kept beside this file.

`pytest tests/golden --update-golden` paints them anew: look at them before keeping them. A picture that differs is
written to `build/golden/` with the same name.
"""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from tests.drawing import boards
from tests.drawing.pictures import FORMAT, differing, picture_of

from journeyboard.board.shapes import Board, Rect
from journeyboard.drawing.canvas import Detail
from journeyboard.drawing.theme import DARK, LIGHT, Theme

pytestmark = pytest.mark.usefixtures("qapp")

KEPT = Path(__file__).parent
STEP = 24
"""How far a channel of a pixel may be off before it counts: edges are rounded differently by other processors."""
SHARE = 0.002
"""How many of all channels may be."""

LANES = ("notes", "touchpoints", "emotion", "divider", "pain_points", "channels", "metrics", "opportunities")
themes = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])


@pytest.fixture(scope="module")
def board(qapp: object) -> Board:
    assert qapp
    return boards.every_kind()


@themes
@pytest.mark.parametrize("lane", LANES)
def test_lanes(board: Board, lane: str, theme: Theme, request: pytest.FixtureRequest) -> None:
    part = next(part for part in board.parts if part.kind == "lane" and part.lane == lane)
    region = Rect(0, part.rect.y, board.width, part.rect.height)
    compare(picture_of(board, region=region, theme=theme), f"lane-{lane}-{theme.name}", request)


@themes
def test_title_arcs_and_stages(board: Board, theme: Theme, request: pytest.FixtureRequest) -> None:
    bottom = next(part.rect.bottom for part in board.parts if part.kind == "stages")
    region = Rect(0, 0, board.width, bottom)
    compare(picture_of(board, region=region, theme=theme, scale=1.5), f"head-{theme.name}", request)


@themes
def test_links(theme: Theme, request: pytest.FixtureRequest) -> None:
    compare(picture_of(boards.with_links(), theme=theme, scale=1.5), f"links-{theme.name}", request)


@themes
@pytest.mark.parametrize(("detail", "scale"), [(Detail.SHAPES, 0.4), (Detail.BLOCKS, 0.15)])
def test_from_afar(board: Board, detail: Detail, scale: float, theme: Theme, request: pytest.FixtureRequest) -> None:
    picture = picture_of(board, detail=detail, scale=scale, theme=theme)
    compare(picture, f"{detail.name.lower()}-{theme.name}", request)


def test_unplaced_cards(board: Board, request: pytest.FixtureRequest) -> None:
    part = next(part for part in board.parts if part.kind == "unplaced")
    region = replace(part.rect, height=board.height - part.rect.y)
    compare(picture_of(board, region=region), "unplaced", request)


def test_every_picture_belongs_to_a_test() -> None:
    """So that none is left over when a test goes."""
    expected = {f"lane-{lane}-{theme}" for lane in LANES for theme in ("light", "dark")}
    expected |= {f"{kind}-{theme}" for kind in ("head", "links", "shapes", "blocks") for theme in ("light", "dark")}
    assert {path.stem for path in KEPT.glob("*.png")} == expected | {"unplaced"}


def compare(picture: QImage, name: str, request: pytest.FixtureRequest) -> None:
    """Compare with the picture kept under `name`, or keep this one when told to."""
    kept = KEPT / f"{name}.png"
    if request.config.getoption("--update-golden"):
        assert picture.save(str(kept))
        return
    expected = QImage(str(kept)).convertToFormat(FORMAT)
    actual = Path(str(request.config.rootpath)) / "build" / "golden" / kept.name
    same_size = expected.size() == picture.size()
    if same_size and differing(expected, picture, STEP) <= SHARE * picture.sizeInBytes():
        actual.unlink(missing_ok=True)
        return
    actual.parent.mkdir(parents=True, exist_ok=True)
    assert picture.save(str(actual))
    pytest.fail(f"{kept.name} is painted differently: compare it with {actual}")
