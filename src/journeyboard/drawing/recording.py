"""A painter that takes words and icons as they are, instead of the glyphs and lines they are painted with.

The painting functions call few of a QPainter's methods; whatever has these can be painted on. A drawing that keeps its
text as text is handed over here.
"""

from abc import ABC, abstractmethod

from journeyboard.board.shapes import Rect, TextShape


class RecordingPainter(ABC):
    """What a painter of another kind has beside the methods of a QPainter."""

    @abstractmethod
    def write_text(self, text: TextShape) -> None:
        """Take lines of text, in the colour of the pen."""

    @abstractmethod
    def place_icon(self, name: str, source: str, rect: Rect, colour: str) -> None:
        """Take a bundled icon by its name and SVG text."""
