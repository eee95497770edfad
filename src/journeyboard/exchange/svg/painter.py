"""A painter that writes SVG 1.1: the methods that painting functions call of a QPainter, as elements.

Numbers are board units with two decimals. Paths are written once for each QPainterPath, as many are painted again and
again.
"""

import re
from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass, replace
from xml.sax.saxutils import escape

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainterPath, QPen, QPolygonF

from journeyboard.board.measuring import STYLES
from journeyboard.board.shapes import Rect, TextShape
from journeyboard.drawing.encoding import picture_bytes
from journeyboard.drawing.recording import RecordingPainter

FONTS = "Inter, 'Segoe UI', 'Helvetica Neue', Arial, 'Noto Emoji', sans-serif"
_BASELINE = 0.34
"""How far below the middle of a line its baseline lies, in sizes of the type: as in Inter."""
_CAPS = {Qt.PenCapStyle.RoundCap: "round", Qt.PenCapStyle.SquareCap: "square"}
_OF_ICONS = 'fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"'
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ANCHORS = {"start": "start", "center": "middle", "end": "end"}


@dataclass(frozen=True, slots=True)
class _State:
    x: float = 0.0
    y: float = 0.0
    scale: float = 1.0
    opacity: float = 1.0
    clip: str = ""


class SvgPainter(RecordingPainter):
    """Writes elements into `elements` and what they refer to into `definitions`."""

    def __init__(self) -> None:
        self.elements: list[str] = []
        self.definitions: list[str] = []
        self._state = _State()
        self._saved: list[_State] = []
        self._pen, self._brush = QPen(), QBrush()
        self._paths: dict[int, tuple[QPainterPath, str]] = {}
        """By identity; the paths are held so that it stays theirs."""
        self._images: dict[int, tuple[QImage, str]] = {}
        self._icons: set[str] = set()

    # -- groups

    def open_group(self, name: str, label: str) -> None:
        """Put what follows into a group with this id, which editors show under its label."""
        shown = written(label)
        self.elements.append(f'<g id="{name}" inkscape:label="{shown}" aria-label="{shown}">')

    def close_group(self) -> None:
        """End the group that was opened last."""
        self.elements.append("</g>")

    # -- what a QPainter has

    def save(self) -> None:
        """Remember where and how is painted."""
        self._saved.append(self._state)

    def restore(self) -> None:
        """Go back to what was remembered last."""
        self._state = self._saved.pop()

    def translate(self, x: float, y: float) -> None:
        """Move the origin."""
        state = self._state
        self._state = replace(state, x=state.x + x * state.scale, y=state.y + y * state.scale)

    def scale(self, x: float, _y: float) -> None:
        """Make the unit larger; alike in both directions."""
        self._state = replace(self._state, scale=self._state.scale * x)

    def setRenderHint(self, *_hint: object) -> None:
        """Nothing: SVG is always smooth."""

    def setOpacity(self, opacity: float) -> None:
        """How strong what follows is painted."""
        self._state = replace(self._state, opacity=opacity)

    def setPen(self, pen: QPen | Qt.PenStyle | QColor) -> None:
        """With what lines and words are painted."""
        self._pen = QPen(pen)

    def setBrush(self, brush: QBrush | Qt.BrushStyle) -> None:
        """With what shapes are filled."""
        self._brush = QBrush(brush)

    def setClipPath(self, path: QPainterPath, _operation: Qt.ClipOperation) -> None:
        """Paint only inside a path; within one that is set already it is not asked for."""
        name = f"clip-{len(self.definitions) + 1}"
        self.definitions.append(f'<clipPath id="{name}"><path d="{self._data(path)}"{self._place()}/></clipPath>')
        self._state = replace(self._state, clip=name)

    def fillPath(self, path: QPainterPath, brush: QBrush) -> None:
        """Fill a path."""
        rule = ' fill-rule="evenodd"' if path.fillRule() == Qt.FillRule.OddEvenFill else ""
        self._add(f'path d="{self._data(path)}"{self._place()}{rule}{_filled(brush)}')

    def strokePath(self, path: QPainterPath, pen: QPen) -> None:
        """Draw along a path."""
        self._add(f'path d="{self._data(path)}"{self._place()} fill="none"{self._stroked(pen)}')

    def fillRect(self, rect: QRectF, brush: QBrush | QColor) -> None:
        """Fill a rectangle."""
        state = self._state
        x, y = state.x + rect.x() * state.scale, state.y + rect.y() * state.scale
        wide, high = rect.width() * state.scale, rect.height() * state.scale
        self._add(f'rect x="{_n(x)}" y="{_n(y)}" width="{_n(wide)}" height="{_n(high)}"{_filled(QBrush(brush))}')

    def drawEllipse(self, centre: QPointF, wide: float, high: float) -> None:
        """Paint an ellipse around a point."""
        x, y = self._point(centre)
        scale = self._state.scale
        shape = f'ellipse cx="{_n(x)}" cy="{_n(y)}" rx="{_n(wide * scale)}" ry="{_n(high * scale)}"'
        self._add(f"{shape}{_filled(self._brush)}{self._stroked(self._pen)}")

    def drawPolygon(self, polygon: QPolygonF) -> None:
        """Paint a closed shape."""
        self._add(f'polygon points="{self._points(polygon)}"{_filled(self._brush)}{self._stroked(self._pen)}')

    def drawPolyline(self, polygon: QPolygonF) -> None:
        """Paint lines from point to point."""
        self._add(f'polyline points="{self._points(polygon)}" fill="none"{self._stroked(self._pen)}')

    def drawLine(self, first: QLineF | QPointF, last: QPointF | None = None) -> None:
        """Paint a line."""
        line = first if isinstance(first, QLineF) else QLineF(first, last or first)
        (x1, y1), (x2, y2) = self._point(line.p1()), self._point(line.p2())
        self._add(f'line x1="{_n(x1)}" y1="{_n(y1)}" x2="{_n(x2)}" y2="{_n(y2)}"{self._stroked(self._pen)}')

    def drawImage(self, target: QRectF, image: QImage, part: QRectF) -> None:
        """Paint a picture so that `part` of it fills a rectangle; what is too much the clip path cuts off, which
        whoever crops has set."""
        state = self._state
        across, down = target.width() / part.width() * state.scale, target.height() / part.height() * state.scale
        x = state.x + target.x() * state.scale - part.x() * across
        y = state.y + target.y() * state.scale - part.y() * down
        moved = f"translate({_n(x)} {_n(y)}) scale({across:.5g} {down:.5g})"
        clip = f' clip-path="url(#{state.clip})"' if state.clip else ""
        self.elements.append(f'<g{clip}><use xlink:href="#{self._image(image)}" transform="{moved}"/></g>')

    # -- words and icons

    def write_text(self, text: TextShape) -> None:
        """Write lines as text."""
        style, scale = STYLES[text.style], self._state.scale
        at_right = text.rtl and text.align == "start"
        share = {"start": 1.0 if at_right else 0.0, "center": 0.5, "end": 0.0 if text.rtl else 1.0}[text.align]
        x = self._state.x + (text.rect.x + text.rect.width * share) * scale
        lines: list[str] = []
        for place, line in enumerate(text.lines):
            middle = text.rect.y + (place + 0.5) * style.line_height
            y = self._state.y + (middle + _BASELINE * style.size) * scale
            if line:
                lines.append(f'<tspan x="{_n(x)}" y="{_n(y)}">{written(line)}</tspan>')
        if not lines:
            return
        anchor, weight = _ANCHORS[text.align], style.weight
        look = f' text-anchor="{anchor}"' if anchor != "start" else ""
        look += f' font-weight="{weight}"' if weight != 400 else ""
        look += ' direction="rtl" unicode-bidi="embed"' if text.rtl else ""
        fill = _colour("fill", self._pen.color())
        size = _n(style.size * scale)
        self._add(f'text xml:space="preserve" font-size="{size}"{look}{fill}', "".join(lines))

    def place_icon(self, name: str, source: str, rect: Rect, colour: str) -> None:
        """Use a bundled icon, which is written once as a symbol."""
        if name not in self._icons:
            self._icons.add(name)
            inner = source[source.index(">", source.index("<svg")) + 1 : source.rindex("</svg>")].strip()
            drawn = f"<g {_OF_ICONS}>{' '.join(inner.split())}</g>"
            self.definitions.append(f'<symbol id="icon-{name}" viewBox="0 0 24 24">{drawn}</symbol>')
        scale = self._state.scale
        x, y = self._state.x + rect.x * scale, self._state.y + rect.y * scale
        size = f'width="{_n(rect.width * scale)}" height="{_n(rect.height * scale)}"'
        self._add(f'use xlink:href="#icon-{name}" x="{_n(x)}" y="{_n(y)}" {size} color="{colour}"')

    # -- parts

    def _add(self, element: str, content: str | None = None) -> None:
        state = self._state
        if state.opacity < 1:
            element += f' opacity="{_n(state.opacity)}"'
        if state.clip:
            element += f' clip-path="url(#{state.clip})"'
        name = element.split(" ", 1)[0]
        self.elements.append(f"<{element}/>" if content is None else f"<{element}>{content}</{name}>")

    def _place(self) -> str:
        """Where a path that counts from the origin is painted."""
        state = self._state
        moved = f"translate({_n(state.x)} {_n(state.y)})" if state.x or state.y else ""
        sized = f"scale({state.scale:g})" if state.scale != 1 else ""
        return f' transform="{moved}{sized}"' if moved or sized else ""

    def _point(self, point: QPointF) -> tuple[float, float]:
        state = self._state
        return state.x + point.x() * state.scale, state.y + point.y() * state.scale

    def _points(self, polygon: QPolygonF) -> str:
        return " ".join(f"{_n(x)},{_n(y)}" for x, y in map(self._point, polygon.toList()))

    def _stroked(self, pen: QPen) -> str:
        if pen.style() == Qt.PenStyle.NoPen:
            return ""
        width = pen.widthF() * self._state.scale
        made = _colour("stroke", pen.color()) + (f' stroke-width="{_n(width)}"' if width != 1 else "")
        if cap := _CAPS.get(pen.capStyle()):
            made += f' stroke-linecap="{cap}" stroke-linejoin="round"'
        if dashes := pen.dashPattern() if pen.style() != Qt.PenStyle.SolidLine else []:
            made += f' stroke-dasharray="{" ".join(_n(dash * width) for dash in dashes)}"'
        return made

    def _data(self, path: QPainterPath) -> str:
        known = self._paths.get(id(path))
        if known is None or known[0] is not path:
            known = self._paths[id(path)] = (path, " ".join(_commands(path)))
        return known[1]

    def _image(self, image: QImage) -> str:
        """The name of a picture among the definitions."""
        known = self._images.get(id(image))
        if known is None:
            data = b64encode(picture_bytes(image)).decode()
            known = self._images[id(image)] = (image, f"picture-{len(self._images) + 1}")
            self.definitions.append(
                f'<image id="{known[1]}" width="{image.width()}" height="{image.height()}" '
                f'xlink:href="data:image/png;base64,{data}"/>'
            )
        return known[1]


def _commands(path: QPainterPath) -> Iterable[str]:
    """The path's elements as SVG path data."""
    kind = QPainterPath.ElementType
    for place in range(path.elementCount()):
        element = path.elementAt(place)
        x, y = _n(element.x), _n(element.y)
        if element.type == kind.MoveToElement:
            yield f"M{x} {y}"
        elif element.type == kind.LineToElement:
            yield f"L{x} {y}"
        elif element.type == kind.CurveToElement:
            yield f"C{x} {y}"
        else:
            yield f"{x} {y}"


def _filled(brush: QBrush) -> str:
    return ' fill="none"' if brush.style() == Qt.BrushStyle.NoBrush else _colour("fill", brush.color())


def _colour(name: str, colour: QColor) -> str:
    opacity = f' {name}-opacity="{_n(colour.alphaF())}"' if colour.alpha() < 255 else ""
    return f' {name}="{colour.name()}"{opacity}'


def written(text: str) -> str:
    """Text as it stands in XML, in elements and attributes alike."""
    return escape(_NOT_IN_XML.sub("", text), {'"': "&quot;"})


def _n(number: float) -> str:
    """A number with at most two decimals."""
    return f"{number:.2f}".rstrip("0").rstrip(".") if number % 1 else str(int(number))
