"""Painting lines of text.

A line is shaped once and kept as glyph runs, which takes less than half the work of `QPainter.drawText` to paint. They
are of the size the line was measured at and painted scaled down, so the glyphs stand where they were measured.
"""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QGlyphRun, QPaintEngine, QPainter, QPen, QRawFont, QTextLayout, QTextOption

from journeyboard.board.measuring import STYLES, TextStyle
from journeyboard.board.shapes import TextShape
from journeyboard.drawing.caching import cached_per_thread
from journeyboard.drawing.fonts import OVERSIZE, design_font, load_fonts
from journeyboard.drawing.recording import RecordingPainter

_BAR = 0.42
"""How much of its line height a soft bar takes that stands for text."""


@dataclass(frozen=True, slots=True)
class ShapedLine:
    """One line, ready to paint: glyph runs `OVERSIZE` times their real size, and where to put them, in that size,
    from the upper left corner of the line's box."""

    runs: tuple[QGlyphRun, ...]
    left: float
    top: float
    width: float
    """In board units."""


def paint_text(painter: QPainter, text: TextShape, pen: QPen) -> None:
    """Paint the lines of `text` within its rectangle."""
    rect, height = text.rect, STYLES[text.style].line_height
    y = rect.y
    painter.setPen(pen)
    if isinstance(painter, RecordingPainter):
        painter.write_text(text)
        return
    painter.scale(1 / OVERSIZE, 1 / OVERSIZE)  # a power of two: scaling back is exact
    if painter.paintEngine().type() == QPaintEngine.Type.Pdf:
        _write_lines(painter, text)
        painter.scale(OVERSIZE, OVERSIZE)
        return
    for line in text.lines:
        if line:
            shaped = shaped_line(line, text.style, text.rtl)
            at = QPointF(_left(text, shaped.width) * OVERSIZE + shaped.left, y * OVERSIZE + shaped.top)
            for run in shaped.runs:
                painter.drawGlyphRun(at, run)
        y += height
    painter.scale(OVERSIZE, OVERSIZE)


def _write_lines(painter: QPainter, text: TextShape) -> None:
    """Write the lines as text, so that a PDF holds their characters: from glyphs alone Qt guesses some wrongly. The
    painter's unit is an `OVERSIZE`th of a board unit."""
    height, baseline = STYLES[text.style].line_height, _baseline(text.style)
    painter.setFont(design_font(text.style))
    painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft if text.rtl else Qt.LayoutDirection.LeftToRight)
    for place, line in enumerate(text.lines):
        if line:
            shaped = shaped_line(line, text.style, text.rtl)
            x, y = _left(text, shaped.width), text.rect.y + place * height + baseline
            painter.drawText(QPointF(x * OVERSIZE + shaped.left, y * OVERSIZE), line.replace("\t", " "))


def paint_bars(painter: QPainter, text: TextShape, brush: QBrush) -> None:
    """Paint soft bars where the lines of `text` stand: what text looks like from far away."""
    height = STYLES[text.style].line_height
    y = text.rect.y + height * (1 - _BAR) / 2
    for line in text.lines:
        if line:
            width = min(len(line) * STYLES[text.style].size * 0.52, text.rect.width)
            painter.fillRect(QRectF(_left(text, width), y, width, height * _BAR), brush)
        y += height


@cached_per_thread(maxsize=16_384)
def shaped_line(line: str, style: TextStyle, rtl: bool = False) -> ShapedLine:
    """`line` shaped in `style`; a right-to-left line orders its parts from the right."""
    load_fonts()
    layout = QTextLayout(line.replace("\t", " "), design_font(style))
    layout.setTextOption(_unbroken(rtl))
    layout.beginLayout()
    laid = layout.createLine()
    laid.setLineWidth(1e6)
    layout.endLayout()
    left = -laid.naturalTextRect().left()
    top = _baseline(style) * OVERSIZE - laid.ascent()
    return ShapedLine(tuple(layout.glyphRuns()), left, top, laid.naturalTextWidth() / OVERSIZE)


@cached_per_thread()
def _unbroken(rtl: bool) -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    option.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
    return option


def _left(text: TextShape, width: float) -> float:
    """Where a line of `width` begins."""
    rect, align = text.rect, text.align
    if align == "center":
        return rect.x + (rect.width - width) / 2
    at_the_right = (align == "end") != text.rtl
    return rect.x + rect.width - width if at_the_right else rect.x


@cached_per_thread()
def _baseline(style: TextStyle) -> float:
    """How far below the top of its line box the baseline of `style` lies: by Inter alone, whatever fonts fall back."""
    raw = QRawFont.fromFont(design_font(style))
    ascent, descent = raw.ascent() / OVERSIZE, raw.descent() / OVERSIZE
    return (STYLES[style].line_height - ascent - descent) / 2 + ascent
