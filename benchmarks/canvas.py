"""The canvas, driven as the window drives it: frames are painted by the real widget of 1920 × 1200, in the program's
look, without which its scroll bars alone take 5 ms a frame.

`QT_SCALE_FACTOR` says how many screen pixels a widget pixel has; the runner measures 1 and 2.
"""

import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.journeys import journey_of
from benchmarks.measure import Row
from journeyboard.drawing.theme import LIGHT
from journeyboard.editor.app import make_program
from journeyboard.editor.canvas.canvas import Canvas
from journeyboard.editor.session import Session
from journeyboard.journey.editing import set_fields

WIDTH, HEIGHT = 1920, 1200
ZOOMS = (0.15, 0.5, 1.0)
FRAMES = 60
DRAG_SECONDS = 10
LONG_TEXT = "Says something quite different, and at some length, so that the lane grows\n" * 4


def run(cards: int) -> dict[str, float]:
    """All figures for a journey of that many cards, in milliseconds, by name."""
    return {row.what: row.value for row in rows(cards)}


def rows(cards: int) -> Iterator[Row]:
    """The figures for a journey of that many cards."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["JOURNEYBOARD_STATE"] = folder
        application = QApplication.instance()
        if not isinstance(application, QApplication):
            raise TypeError("the canvas needs an application")
        _windows = make_program(application)
        yield from _figures(cards)


def _figures(cards: int) -> Iterator[Row]:
    session = Session(journey_of(cards))
    canvas = Canvas(session, LIGHT)
    canvas.resize(WIDTH, HEIGHT)
    begun = time.perf_counter()
    canvas.show()
    QApplication.processEvents()
    yield Row("first frame", cards, _since(begun), "ms")
    _settle(canvas)
    for zoom in ZOOMS:
        yield from _panning(canvas, cards, zoom)
    yield from _zooming(canvas, cards)
    yield from _editing(canvas, cards)
    if cards == 5_000:
        yield from _dragging(canvas, cards)
    canvas.close()


def _panning(canvas: Canvas, cards: int, zoom: float) -> Iterator[Row]:
    canvas.zoom_to(zoom)
    canvas.set_port(canvas.port.panned(-1e6, -1e6))
    _settle(canvas)
    name = f"at {zoom:.0%}"
    frames = [_frame(canvas, lambda: canvas.pan(3, 2)) for _number in range(FRAMES)]
    yield Row(f"warm pan frame {name}, median", cards, statistics.median(frames), "ms", 4)
    yield Row(f"warm pan frame {name}, p95", cards, _p95(frames), "ms", 4)
    dice = random.Random(1)
    jumps: list[float] = []
    sharp: list[float] = []
    for _number in range(20):
        limits = canvas.port.limits(canvas.board.width, canvas.board.height)
        x, y = dice.randint(limits[0], limits[1]), dice.randint(limits[2], limits[3])
        dx, dy = (x - canvas.port.x) / canvas.port.ratio, (y - canvas.port.y) / canvas.port.ratio
        canvas.forget_tiles()
        begun = time.perf_counter()
        jumps.append(_frame(canvas, lambda dx=dx, dy=dy: canvas.pan(dx, dy)))
        while not canvas.is_sharp:
            QApplication.processEvents()
        sharp.append(_since(begun))
    yield Row(f"cold pan frame {name}, median", cards, statistics.median(jumps), "ms", 16)
    yield Row(f"cold pan frame {name}, p95", cards, _p95(jumps), "ms", 16)
    yield Row(f"sharp after a cold jump {name}, p95", cards, _p95(sharp), "ms", 150)


def _zooming(canvas: Canvas, cards: int) -> Iterator[Row]:
    at = QPointF(WIDTH / 2, HEIGHT / 2)
    frames: list[float] = []
    for factor in (1.1, 1 / 1.1):
        frames += [_frame(canvas, lambda f=factor: canvas.zoom_to(canvas.zoom * f, at)) for _number in range(12)]
    yield Row("zoom frame, p95", cards, _p95(frames), "ms", 16)


def _editing(canvas: Canvas, cards: int) -> Iterator[Row]:
    session = canvas.session
    canvas.zoom_to(1.0)
    canvas.set_port(canvas.port.panned(-1e6, -1e6))
    _settle(canvas)
    text = session.journey.cards["card0"].text
    same_height = [_frame(canvas, lambda n=n: _write(session, f"{text[:-1]}{n}")) for n in range(10)]
    taller = [_frame(canvas, lambda n=n: _write(session, LONG_TEXT * (n % 2) + text)) for n in range(1, 21)]
    undone = [_frame(canvas, session.undo) for _number in range(20)]
    for what, frames in (("edit", same_height), ("edit of the top lane's height", taller), ("undo", undone)):
        yield Row(f"{what} to painted, median", cards, statistics.median(frames), "ms", 16)
        yield Row(f"{what} to painted, p95", cards, _p95(frames), "ms", 16)


def _write(session: Session, text: str) -> None:
    session.do(set_fields(session.journey, ["card0"], text=text))


def _dragging(canvas: Canvas, cards: int) -> Iterator[Row]:
    """The space bar held and the sheet pulled about: the longest time between a move and its frame."""
    canvas.zoom_to(1.0)
    _settle(canvas)
    view = canvas.viewport()
    QTest.keyPress(canvas, Qt.Key.Key_Space)
    dice = random.Random(2)
    frames: list[float] = []
    end = time.perf_counter() + DRAG_SECONDS
    while time.perf_counter() < end:
        start, step = QPoint(WIDTH // 2, HEIGHT // 2), QPoint(dice.randint(-40, 40), dice.randint(-25, 25))
        QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
        for number in range(1, 20):
            begun = time.perf_counter()
            QTest.mouseMove(view, start + step * number)
            view.repaint()
            frames.append(_since(begun))
            QApplication.processEvents()
        QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=start + step * 19)
    QTest.keyRelease(canvas, Qt.Key.Key_Space)
    yield Row("ten seconds of dragging, p95", cards, _p95(frames), "ms", 16)
    yield Row("ten seconds of dragging, longest", cards, max(frames), "ms", 33)


def _frame(canvas: Canvas, action: Callable[[], object]) -> float:
    """Milliseconds from an action to its painted frame."""
    begun = time.perf_counter()
    action()
    canvas.viewport().repaint()
    return _since(begun)


def _settle(canvas: Canvas) -> None:
    QApplication.processEvents()
    while canvas.is_working or not canvas.is_sharp:
        QApplication.processEvents()


def _since(begun: float) -> float:
    return (time.perf_counter() - begun) * 1000


def _p95(values: list[float]) -> float:
    return sorted(values)[int(len(values) * 0.95)]
