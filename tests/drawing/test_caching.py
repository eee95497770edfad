"""Qt's drawing objects stay in their threads: an export paints while the window does."""

import threading
from pathlib import Path

from pytestqt.qtbot import QtBot

from journeyboard import resources
from journeyboard.board.layout import lay_out
from journeyboard.drawing.caching import cached_per_thread
from journeyboard.drawing.fonts import QtMeasurer
from journeyboard.drawing.theme import LIGHT
from journeyboard.exchange.png import picture_size, write_png
from journeyboard.journey.records import EVERYTHING
from journeyboard.storage.files import open_journey


def test_each_thread_makes_its_own_once() -> None:
    @cached_per_thread()
    def make(_name: str) -> object:
        return object()

    here = make("a")
    there: list[object] = []
    thread = threading.Thread(target=lambda: there.extend((make("a"), make("a"))))
    thread.start()
    thread.join()
    assert make("a") is here
    assert there[0] is there[1]
    assert there[0] is not here


def test_two_threads_paint_the_same_board_at_once(qtbot: QtBot, tmp_path: Path) -> None:
    assert qtbot is not None
    board = lay_out(open_journey(resources.sample("online-shop.journey")).journey, EVERYTHING, QtMeasurer())

    def paint(name: str) -> None:
        for number in range(3):
            with (tmp_path / f"{name}{number}.png").open("wb") as file:
                write_png(board, file, picture_size(board, scale=1), LIGHT, lambda _share: None)

    threads = [threading.Thread(target=paint, args=(name,)) for name in "ab"]
    for thread in threads:
        thread.start()
    paint("here")
    for thread in threads:
        thread.join()
    assert len({picture.read_bytes() for picture in tmp_path.glob("*.png")}) == 1
