"""Charts as files: PNG, PDF (vectors, text as text) and SVG, by the suffix of the name."""

from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QColor, QImage, QPageLayout, QPageSize, QPainter, QPdfWriter

from journeyboard.board.charts.scene import Area, Chart, Dot, Item, Label, Stroke
from journeyboard.board.geometry import TextShape
from journeyboard.board.measuring import STYLES
from journeyboard.drawing.charts import colour_of, paint_chart
from journeyboard.drawing.colours import mixed
from journeyboard.drawing.encoding import picture_bytes
from journeyboard.drawing.theme import Theme
from journeyboard.exchange import ExportProblem
from journeyboard.language import _
from journeyboard.storage.atomic import write_atomically

SUFFIXES = (".png", ".pdf", ".svg")
PICTURE_SCALE = 2.0
_POINTS = 0.75
"""Points for one board unit: a unit is 1/96 inch."""
_ASCENT = 0.76
"""How far below the top of its line the baseline of Inter stands, as a share of the line height."""


def write_chart(chart: Chart, path: Path, theme: Theme) -> None:
    """Write a chart. Raises ExportProblem for a suffix that is none of SUFFIXES, FileProblem for what the disk refuses.

    The file at `path` is then as it was. Needs a QGuiApplication.
    """
    writers = {".png": chart_png, ".pdf": chart_pdf, ".svg": chart_svg}
    write = writers.get(path.suffix.lower())
    if write is None:
        words = _("{path} cannot be written: the name must end in {suffixes}.")
        raise ExportProblem(words.format(path=path, suffixes=", ".join(SUFFIXES)))
    write_atomically(path, write(chart, theme))


def chart_image(chart: Chart, theme: Theme, scale: float = PICTURE_SCALE) -> QImage:
    """A chart as a picture, `scale` pixels for one unit."""
    image = QImage(round(chart.width * scale), round(chart.height * scale), QImage.Format.Format_RGB32)
    image.fill(QColor(theme.paper))
    painter = QPainter(image)
    painter.scale(scale, scale)
    paint_chart(painter, chart, theme)
    painter.end()
    return image


def chart_png(chart: Chart, theme: Theme) -> bytes:
    """The bytes of a PNG file."""
    return picture_bytes(chart_image(chart, theme))


def chart_pdf(chart: Chart, theme: Theme) -> bytes:
    """The bytes of a PDF of one page of the chart's size."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(chart.title)
    writer.setCreator("Journeyboard")
    size = QPageSize(QSizeF(chart.width * _POINTS, chart.height * _POINTS), QPageSize.Unit.Point)
    writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF()))
    writer.setResolution(96 * 8)
    painter = QPainter(writer)
    painter.scale(8, 8)
    painter.fillRect(0, 0, round(chart.width) + 1, round(chart.height) + 1, QColor(theme.paper))
    paint_chart(painter, chart, theme)
    painter.end()
    return bytes(buffer.data().data())


def chart_svg(chart: Chart, theme: Theme) -> bytes:
    """The bytes of an SVG file; its text is text, in Inter or the reader's sans-serif."""
    out = BytesIO()

    def line(text: str) -> None:
        out.write(f"{text}\n".encode())

    width, height = _number(chart.width), _number(chart.height)
    line('<?xml version="1.0" encoding="UTF-8"?>')
    line(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        'font-family="Inter, Arial, sans-serif" role="img">'
    )
    line(f"<title>{escape(chart.title)}</title>")
    line(f'<rect width="{width}" height="{height}" fill="{theme.paper}"/>')
    for item in chart.items:
        line(_svg_item(item, theme))
    line("</svg>")
    return out.getvalue()


def _svg_item(item: Item, theme: Theme) -> str:
    match item:
        case Area(points, colour, strength):
            return (
                f'<polygon points="{_points(points)}" fill="{mixed(colour_of(colour, theme), theme.paper, strength)}"/>'
            )
        case Dot(at, radius, colour, hollow):
            ink = colour_of(colour, theme)
            look = f'fill="{theme.paper}" stroke="{ink}" stroke-width="2"' if hollow else f'fill="{ink}"'
            return f'<circle cx="{_number(at[0])}" cy="{_number(at[1])}" r="{_number(radius)}" {look}/>'
        case Stroke(points, colour, width, dashed, curve):
            dashes = ' stroke-dasharray="5 4"' if dashed else ""
            look = f'fill="none" stroke="{colour_of(colour, theme)}" stroke-width="{_number(width)}"{dashes}'
            if not curve:
                return f'<polyline points="{_points(points)}" {look}/>'
            path = f"M{_points(curve[0][:1])}" + "".join(f" C{_points(cubic[1:])}" for cubic in curve)
            return f'<path d="{path}" {look}/>'
        case Label(text, colour):
            return _svg_text(text, colour_of(colour, theme))


def _svg_text(text: TextShape, colour: str) -> str:
    style, rect = STYLES[text.style], text.rect
    anchor, x = {
        "start": ("start", rect.x),
        "center": ("middle", rect.x + rect.width / 2),
        "end": ("end", rect.right),
    }[text.align]
    spans = "".join(
        f'<tspan x="{_number(x)}" y="{_number(rect.y + (at + _ASCENT) * style.line_height)}">{escape(line)}</tspan>'
        for at, line in enumerate(text.lines)
    )
    look = f'font-size="{_number(style.size)}" font-weight="{style.weight}" text-anchor={quoteattr(anchor)}'
    return f'<text {look} fill="{colour}">{spans}</text>'


def _points(points: tuple[tuple[float, float], ...]) -> str:
    return " ".join(f"{_number(x)},{_number(y)}" for x, y in points)


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
