import os
import struct
import subprocess
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from tests.drawing import boards
from tests.drawing.pictures import differing

from journeyboard.board.shapes import Board, Rect
from journeyboard.drawing.canvas import Detail
from journeyboard.drawing.painter import paint_parts
from journeyboard.drawing.theme import DARK, LIGHT, Theme
from journeyboard.exchange import ExportProblem, Progress
from journeyboard.exchange.png import LONGEST_SIDE, Background, picture_size, write_png

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(scope="module")
def board(qapp: object) -> Board:
    assert qapp
    return boards.every_kind()


def export_png(
    board: Board,
    target: Path,
    *,
    theme: Theme = LIGHT,
    background: Background = "paper",
    progress: Progress = lambda _share: None,
    **size: Any,
) -> QImage:
    with target.open("wb") as file:
        write_png(board, file, picture_size(board, **size), theme, progress, background)
    return QImage(str(target))


def chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The chunks of a PNG file, each with its checksum checked."""
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    at = 8
    while at < len(data):
        (length,) = struct.unpack_from(">I", data, at)
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        assert struct.unpack_from(">I", data, at + 8 + length)[0] == zlib.crc32(kind + body)
        yield kind, body
        at += 12 + length
    assert at == len(data)


def test_a_picture_is_twice_the_board_unless_told(board: Board, tmp_path: Path) -> None:
    target = tmp_path / "map.png"
    image = export_png(board, target)
    assert (image.width(), image.height()) == (2 * board.width, 2 * board.height)
    assert image.dotsPerMeterX() == pytest.approx(192 / 0.0254, abs=1)


def test_a_picture_in_bands_equals_one_painted_at_once(board: Board, tmp_path: Path) -> None:
    target = tmp_path / "map.png"
    banded = export_png(board, target, scale=5.3)
    assert banded.sizeInBytes() / 4 * 3 > 2 * 12_000_000, "more than two bands"
    whole = QImage(banded.size(), QImage.Format.Format_RGB32)
    whole.fill(QColor(LIGHT.paper))
    painter = QPainter(whole)
    painter.scale(5.3, 5.3)
    paint_parts(painter, board, Rect(0, 0, board.width, board.height), Detail.FULL, LIGHT)
    painter.end()
    assert differing(banded.convertToFormat(QImage.Format.Format_RGB32), whole, 6) == 0, (
        "but for the rounding of another format of pixels"
    )


def test_the_file_is_a_png_by_the_book(board: Board, tmp_path: Path) -> None:
    target = tmp_path / "map.png"
    export_png(board, target, width=900, dpi=300, theme=DARK)
    found = list(chunks(target.read_bytes()))
    kinds = [kind for kind, _ in found]
    assert kinds[:3] == [b"IHDR", b"sRGB", b"pHYs"]
    assert set(kinds[3:-1]) == {b"IDAT"}
    assert kinds[-1] == b"IEND"
    height = -(-900 * board.height // board.width)
    assert struct.unpack(">IIBBBBB", found[0][1]) == (900, height, 8, 2, 0, 0, 0)
    assert struct.unpack(">IIB", found[2][1]) == (11811, 11811, 1)
    rows = zlib.decompress(b"".join(body for kind, body in found if kind == b"IDAT"))
    assert len(rows) == (1 + 3 * 900) * height


def test_the_theme_is_the_one_asked_for(board: Board, tmp_path: Path) -> None:
    for theme in (LIGHT, DARK):
        image = export_png(board, tmp_path / "map.png", scale=1, theme=theme)
        assert image.pixelColor(2, 2) == image.pixelColor(image.width() - 2, image.height() - 2) == QColor(theme.paper)


def test_sizes(board: Board) -> None:
    double = picture_size(board, scale=2, dpi=300)
    assert (double.width, double.height, double.dpi) == (2 * board.width, 2 * board.height, 300)
    high = picture_size(board, height=1000)
    assert high.height == 1000
    assert high.width == pytest.approx(1000 * board.width / board.height, abs=1)
    wide = picture_size(board, width=1000)
    assert wide.width == 1000
    assert wide.height == pytest.approx(1000 * board.height / board.width, abs=1)
    fitted = picture_size(board, width=9933, height=14043, dpi=300)
    assert (fitted.width, fitted.height, fitted.dpi) == (9933, 14043, 300)
    assert fitted.left == pytest.approx(0)
    assert fitted.top == pytest.approx((14043 - board.height * fitted.scale) / 2)


def test_a_fitted_picture_has_its_map_in_the_middle(board: Board, tmp_path: Path) -> None:
    image = export_png(board, tmp_path / "map.png", width=400, height=1000)
    assert (image.width(), image.height()) == (400, 1000)
    rows = [y for y in range(1000) if any(image.pixelColor(x, y) != QColor(LIGHT.paper) for x in range(0, 400, 3))]
    scale = 400 / board.width
    top = (1000 - board.height * scale) / 2
    assert min(rows) >= top
    assert max(rows) <= 1000 - top


@pytest.mark.parametrize("size", [{"width": LONGEST_SIDE + 1}, {"scale": 1e9}, {"margin": 1e6}])
def test_what_is_too_large_is_said_beforehand(board: Board, size: dict[str, Any]) -> None:
    with pytest.raises(ExportProblem, match="32,000"):
        picture_size(board, **size)


@pytest.mark.parametrize("size", [{"width": 0}, {"scale": -1.0}, {"width": 100, "height": 0}])
def test_what_is_nothing_at_all_is_said_too(board: Board, size: dict[str, Any]) -> None:
    with pytest.raises(ExportProblem, match="at least one pixel"):
        picture_size(board, **size)


def test_a_margin_is_left_around_the_map(board: Board, tmp_path: Path) -> None:
    plain = export_png(board, tmp_path / "map.png", scale=1)
    wide = export_png(board, tmp_path / "wide.png", scale=1, margin=30)
    assert (wide.width(), wide.height()) == (plain.width() + 60, plain.height() + 60)
    assert wide.copy(30, 30, plain.width(), plain.height()) == plain


def test_the_sheet_lies_on_the_desk(board: Board, tmp_path: Path) -> None:
    image = export_png(board, tmp_path / "map.png", scale=1, margin=20, theme=DARK, background="desk")
    assert image.pixelColor(3, 3) == QColor(DARK.desk)
    assert image.pixelColor(20 + 30, 20 + 4) == QColor(DARK.paper)
    assert image.pixelColor(20, 20) == QColor(DARK.desk), "its corners are round"


def test_nothing_is_behind_a_transparent_map(board: Board, tmp_path: Path) -> None:
    image = export_png(board, tmp_path / "map.png", scale=3, background="transparent")
    assert image.hasAlphaChannel()
    assert image.pixelColor(3, 3).alpha() == 0
    on_paper = QImage(image.size(), QImage.Format.Format_RGB32)
    on_paper.fill(QColor(LIGHT.paper))
    painter = QPainter(on_paper)
    painter.drawImage(0, 0, image)
    painter.end()
    plain = export_png(board, tmp_path / "plain.png", scale=3).convertToFormat(QImage.Format.Format_RGB32)
    assert differing(on_paper, plain, 6) == 0


def test_progress_is_told(board: Board, tmp_path: Path) -> None:
    told: list[float] = []
    export_png(board, tmp_path / "map.png", scale=5, progress=told.append)
    assert len(told) > 1
    assert told == sorted(told)
    assert told[-1] == 1


A0 = """
import re, sys
from pathlib import Path
from PySide6.QtGui import QGuiApplication
app = QGuiApplication([])
from journeyboard.drawing.theme import LIGHT
from journeyboard.exchange.png import picture_size, write_png
from tests.drawing import boards
board = boards.furniture()
with Path(sys.argv[1]).open("wb") as file:
    write_png(board, file, picture_size(board, width=9933, height=14043, dpi=300), LIGHT, lambda _share: None)
# Unlike getrusage, this leaves out the process that started this one.
print(int(re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1]) / 1024)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the peak of a process is read from /proc")
def test_a_poster_takes_little_memory(tmp_path: Path, root: Path) -> None:
    target = tmp_path / "poster.png"
    done = subprocess.run(
        [sys.executable, "-c", A0, str(target)],
        env={**os.environ, "PYTHONPATH": f"{root / 'src'}{os.pathsep}{root}"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert float(done.stdout) < 250, "MB"
    kind, header = next(chunks(target.read_bytes()))
    assert kind == b"IHDR"
    assert struct.unpack(">II", header[:8]) == (9933, 14043)
