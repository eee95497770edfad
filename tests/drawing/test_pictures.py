import base64

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QImageWriter
from tests.drawing import boards
from tests.drawing.pictures import picture_of

from journeyboard.drawing.pictures import LONGEST, decoded
from journeyboard.journey.records import Asset

pytestmark = pytest.mark.usefixtures("qapp")


def asset(width: int, height: int, colour: str = "#33AA55", name: str = "a1") -> Asset:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, QByteArray(b"png")).write(image)
    return Asset(
        id=name,
        media_type="image/png",
        sha256=f"{name}{width}{height}",
        data=base64.b64encode(data.data()).decode(),
        width=width,
        height=height,
    )


def test_a_picture_is_decoded_once() -> None:
    one = asset(20, 10)
    image = decoded(one)
    assert image is not None
    assert (image.width(), image.height()) == (20, 10)
    assert decoded(one) is image


def test_a_large_picture_is_kept_smaller() -> None:
    image = decoded(asset(4000, 1000, name="large"))
    assert image is not None
    assert (image.width(), image.height()) == (LONGEST, LONGEST // 4)


@pytest.mark.parametrize("data", ["", "no base64!", base64.b64encode(b"no picture").decode(), "iVBORw0KGgo="])
def test_what_is_no_picture_is_told_by_words(data: str) -> None:
    broken = Asset(id="a1", sha256=f"broken {data}", data=data)
    assert decoded(broken) is None
    board = boards.with_picture(broken)
    assert picture_of(board) != picture_of(boards.with_picture(asset(30, 20)))


def test_a_picture_shows_on_its_card() -> None:
    board = boards.with_picture(asset(300, 100))
    colours = {picture_of(board).pixelColor(int(boards.LEFT) + 100, y).name() for y in range(180, 300)}
    assert "#33aa55" in colours


def test_a_portrait_fills_the_disc() -> None:
    person = boards.persona("Mara, 31", "", 400, 0, asset="a1")
    board = boards.board((), {}, columns=3, personas=(person,), assets={"a1": asset(64, 128)})
    x, y = person.disc.centre
    assert picture_of(board).pixelColor(round(x), round(y)).name() == "#33aa55"
