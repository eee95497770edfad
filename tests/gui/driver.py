"""A person at the canvas: what they type, press, click and drag, said in their words."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from journeyboard.board.shapes import Rect
from journeyboard.drawing.theme import LIGHT, Theme
from journeyboard.editor.canvas.canvas import Canvas
from journeyboard.editor.canvas.places import place_rect
from journeyboard.editor.session import Place, Session
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Card, Lane, Persona, Stage
from journeyboard.storage.format import dump

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton


class Driver:
    """Drives a canvas that shows `journey` in a window of its own."""

    def __init__(self, journey: Journey, theme: Theme = LIGHT, width: int = 1200, height: int = 800) -> None:
        self.session = Session(journey, today=None)
        self.canvas = Canvas(self.session, theme)
        self.canvas.resize(width, height)
        self.canvas.show()
        self.canvas.activateWindow()
        self.canvas.setFocus()
        self.settle()

    @property
    def journey(self) -> Journey:
        return self.session.journey

    @property
    def bytes(self) -> bytes:
        """The journey as its file would be."""
        return dump(self.journey)

    # -- keys

    def type_in(self, text: str) -> None:
        """Type, each key going to what has the focus."""
        for letter in text:
            QTest.keyClicks(self._keyboard(), letter)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
        for _time in range(times):
            QTest.keyClick(self._keyboard(), key, modifiers)

    def press_down(self, key: Qt.Key) -> None:
        """Press a key and hold it."""
        QTest.keyPress(self._keyboard(), key)

    def _keyboard(self) -> QWidget:
        return self.canvas.editor if self.canvas.editor is not None else self.canvas

    # -- the pointer

    def click(self, at: QPointF, modifiers: Qt.KeyboardModifier = NONE) -> None:
        QTest.mouseClick(self.canvas.viewport(), LEFT, modifiers, at.toPoint())

    def click_cell(self, lane: str, step: int, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Click the lower edge of a cell, where no card is."""
        rect = self.cell(lane, step)
        self.click(self.at(Rect(rect.x + 20, rect.bottom - 5, 2, 2)), modifiers)

    def click_card(self, text: str, modifiers: Qt.KeyboardModifier = NONE) -> None:
        self.click(self.at(self.card_rect(text)), modifiers)

    def double_click(self, rect: Rect) -> None:
        """A double click as it arrives from the system: press, release, double click, release."""
        at = self.at(rect).toPoint()
        QTest.mouseClick(self.canvas.viewport(), LEFT, NONE, at)
        QTest.mouseDClick(self.canvas.viewport(), LEFT, NONE, at)

    def hold(self, at: QPointF, modifiers: Qt.KeyboardModifier = NONE) -> None:
        QTest.mousePress(self.canvas.viewport(), LEFT, modifiers, at.toPoint())

    def carry(self, *points: QPointF) -> None:
        """Move with the button held, on the way too."""
        for point in points:
            QTest.mouseMove(self.canvas.viewport(), point.toPoint())
            self.turn()

    def let_go(self, at: QPointF) -> None:
        QTest.mouseRelease(self.canvas.viewport(), LEFT, NONE, at.toPoint())
        self.turn()

    def drag(self, start: QPointF, end: QPointF, modifiers: Qt.KeyboardModifier = NONE) -> None:
        self.hold(start, modifiers)
        self.carry(start + (end - start) * 0.3, start + (end - start) * 0.7, end)
        self.let_go(end)

    def drag_card(self, text: str, lane: str, step: int, above: str = "") -> None:
        """Drag a card into a cell: above another card, or below all of them."""
        self.drag(self.at(self.card_rect(text)), self.landing(lane, step, above))

    def landing(self, lane: str, step: int, above: str = "") -> QPointF:
        """Where a card is let go to land above another one, or below all of a cell."""
        if above:
            rect = self.card_rect(above)
            return self.at(Rect(rect.x, rect.y, rect.width, 4))
        rect = self.cell(lane, step)
        return self.at(Rect(rect.x, rect.bottom - 6, rect.width, 4))

    def wheel(self, at: QPointF, notches: float, modifiers: Qt.KeyboardModifier = NONE) -> None:
        viewport = self.canvas.viewport()
        event = QWheelEvent(
            at,
            viewport.mapToGlobal(at),
            QPoint(),
            QPoint(0, round(notches * 120)),
            Qt.MouseButton.NoButton,
            modifiers,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(viewport, event)

    # -- looking

    def turn(self) -> None:
        """Let the event loop go round once."""
        QApplication.processEvents()

    def settle(self) -> None:
        """Wait until everything is drawn sharp, what was just changed included: its frame may be yet to come."""
        self.turn()
        self.canvas.viewport().repaint()
        for _turn in range(2000):
            if self.canvas.is_sharp and not self.canvas.is_working:
                return
            QTest.qWait(1)

    def grab(self) -> QImage:
        """What is seen of the canvas without its scroll bars, in this very frame."""
        return self.canvas.viewport().grab().toImage()

    def at(self, rect: Rect) -> QPointF:
        """The middle of a rectangle of the sheet, in the window."""
        return self.canvas.panes.place(rect).center()

    def lane(self, name: str) -> Lane:
        return next(lane for lane in self.journey.lanes if lane.name == name)

    def stage(self, name: str) -> Stage:
        return next(stage for stage in self.journey.stages if stage.name == name)

    def persona(self, name: str) -> Persona:
        return next(persona for persona in self.journey.personas if persona.name == name)

    def place(self, lane: str, step: int) -> Place:
        return Place(self.lane(lane).id, self.journey.columns()[step].id)

    def cell(self, lane: str, step: int) -> Rect:
        rect = place_rect(self.journey, self.canvas.board, self.place(lane, step))
        assert rect is not None
        return rect

    def card(self, text: str) -> Card:
        return next(card for card in self.journey.cards.values() if card.text == text)

    def card_rect(self, text: str) -> Rect:
        rect = self.canvas.rect_of(self.card(text).id)
        assert rect is not None
        return rect

    def texts(self, lane: str, step: int) -> list[str]:
        """What the cards of a cell say, from top to bottom."""
        return [card.text for card in self.journey.cards_at(*self.place(lane, step))]

    def selected_texts(self) -> list[str]:
        return [card.text for card in self.session.selected_cards]
