"""Native shapes of a slide, written as one piece of XML: python-pptx takes milliseconds for each shape it makes.

All measures are points from the slide's upper left corner, or units of so many points. Ids and names are unique on
their slide.
"""

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Literal
from xml.sax.saxutils import escape, quoteattr

from pptx.oxml import parse_xml

from journeyboard.board.geometry import Cubic, Point, Rect
from journeyboard.exchange.slides.texts import BULLET_INDENT, Paragraph, Run

EMU = 12_700
"""English Metric Units in a point."""

Geometry = Literal["rect", "roundRect", "ellipse", "chevron", "homePlate"]
Anchor = Literal["t", "ctr", "b"]
PathStep = tuple[str, Sequence[Point]]
"""A step of a path: its kind and its points."""
Insets = tuple[float, float, float, float]
"""Left, top, right, bottom."""

_NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_LONGEST_NAME = 60
_NO_CHARACTERS = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF), "\ufffd")


@dataclass(frozen=True)
class Line:
    """An outline or stroke: colour, width in points, dashes in multiples of the width."""

    colour: str
    width: float = 0.75
    dashed: bool = False


class SlideCanvas:
    """Collects the shapes of one slide; `close` puts them onto it."""

    def __init__(self, slide: Any, unit: float = 1.0, ink: str = "") -> None:  # noqa: ANN401 - python-pptx's slide
        self._unit, self._ink = unit, ink
        self._tree = slide.shapes._spTree  # noqa: SLF001 - where python-pptx itself puts shapes
        taken = self._tree.xpath(".//p:cNvPr")
        self._next = max((int(each.get("id")) for each in taken), default=1) + 1
        self._names = {each.get("name"): 1 for each in taken}
        self._parts: list[str] = []

    def shape(
        self,
        name: str,
        rect: Rect,
        *,
        geometry: Geometry = "rect",
        adjust: float | None = None,
        fill: str = "",
        line: Line | None = None,
        text: Sequence[Paragraph] = (),
        insets: Insets = (0, 0, 0, 0),
        anchor: Anchor = "t",
        wraps: bool = True,
        about: str = "",
        faded: bool = False,
    ) -> None:
        """A shape with or without text. `adjust` is the corner's radius or the tip's length in points; `about` is for
        those who do not see it; text colours are "#rrggbb", or "" for the deck's own."""
        properties = f"{_frame(rect)}{_geometry(geometry, adjust, rect)}{_fill(fill, faded=faded)}{_stroke(line)}"
        is_box = ' txBox="1"' if text and not fill and line is None else ""
        body = _body(text, insets, anchor, wraps=wraps) if text else ""
        self._parts.append(
            f"<p:sp><p:nvSpPr>{self._named(name, about)}<p:cNvSpPr{is_box}/><p:nvPr/></p:nvSpPr>"
            f"<p:spPr>{properties}</p:spPr>{body}</p:sp>"
        )

    def curve(self, name: str, path: Sequence[Cubic], line: Line, about: str = "") -> None:
        """An open curve of joined cubics."""
        steps: list[PathStep] = [("moveTo", path[0][:1]), *(("cubicBezTo", cubic[1:]) for cubic in path)]
        self._free(name, steps, line=line, about=about)

    def drawing(
        self, name: str, rect: Rect, side: float, steps: Sequence[PathStep], line: Line, about: str = ""
    ) -> None:
        """Lines within a square of `side` units, which fills the frame."""
        self._drawn(name, rect, (side, side), steps, ("", line, about))

    def polygon(self, name: str, points: Sequence[Point], fill: str, line: Line | None = None) -> None:
        """A filled area with straight sides."""
        steps: list[PathStep] = [("moveTo", points[:1]), *(("lnTo", (point,)) for point in points[1:]), ("close", ())]
        self._free(name, steps, fill, line)

    def stroke(self, name: str, start: Point, end: Point, line: Line) -> None:
        """A straight line."""
        rect = Rect(min(start[0], end[0]), min(start[1], end[1]), abs(end[0] - start[0]), abs(end[1] - start[1]))
        self._parts.append(
            f"<p:cxnSp><p:nvCxnSpPr>{self._named(name, '')}<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr>"
            f'<p:spPr>{_frame(rect)}<a:prstGeom prst="line"><a:avLst/></a:prstGeom>{_stroke(line)}</p:spPr></p:cxnSp>'
        )

    @contextmanager
    def group(self, name: str, rect: Rect) -> Generator[None]:
        """Shapes that are moved together."""
        place = f'x="{_emu(rect.x)}" y="{_emu(rect.y)}"/>'
        size = f'cx="{_emu(rect.width)}" cy="{_emu(rect.height)}"/>'
        frame = f"<a:xfrm><a:off {place}<a:ext {size}<a:chOff {place}<a:chExt {size}</a:xfrm>"
        self._parts.append(
            f"<p:grpSp><p:nvGrpSpPr>{self._named(name, '')}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
            f"<p:grpSpPr>{frame}</p:grpSpPr>"
        )
        yield
        self._parts.append("</p:grpSp>")

    def table(self, name: str, rect: Rect, grid: str, rows: str, about: str) -> None:
        """A table of rows and cells that are written already (`table_cell`)."""
        self._parts.append(
            f"<p:graphicFrame><p:nvGraphicFramePr>{self._named(name, about)}<p:cNvGraphicFramePr>"
            f'<a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>'
            f"{_frame(rect).replace('a:xfrm', 'p:xfrm')}<a:graphic><a:graphicData "
            'uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl><a:tblPr firstRow="1"/>'
            f"<a:tblGrid>{grid}</a:tblGrid>{rows}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
        )

    def adopt(self, properties: Any, name: str, about: str) -> None:  # noqa: ANN401 - python-pptx's cNvPr
        """Give an element that python-pptx put onto the slide the next id, a name of its own and words for it."""
        named = parse_xml(self._named(name, about).replace("<p:cNvPr", f"<p:cNvPr {_NAMESPACES}"))
        for key, value in named.attrib.items():
            properties.set(key, value)

    def close(self) -> None:
        """Put all shapes onto the slide."""
        if self._parts:
            parts = "".join(self._parts)
            if self._ink:
                parts = parts.replace(_OWN_INK, _fill(self._ink))
            tree = parse_xml(f"<p:spTree {_NAMESPACES}>{parts}</p:spTree>")
            if self._unit != 1:
                _scale(tree, self._unit)
            for element in list(tree):
                self._tree.append(element)
            self._parts.clear()

    def _named(self, name: str, about: str) -> str:
        """The element with the next id, the name (numbered where it is there already) and the words for it."""
        plain = " ".join(clean_xml(name).split())[:_LONGEST_NAME].strip() or "–"
        count = self._names.get(plain, 0) + 1
        self._names[plain] = count
        if count > 1:
            plain = f"{plain} ({count})"
            self._names[plain] = 1
        number, self._next = self._next, self._next + 1
        words = f" descr={quoteattr(clean_xml(about))}" if about else ""
        return f'<p:cNvPr id="{number}" name={quoteattr(plain)}{words}/>'

    def _free(
        self, name: str, steps: Sequence[PathStep], fill: str = "", line: Line | None = None, about: str = ""
    ) -> None:
        """A shape of its own; its path counts from the corner of its frame."""
        points = [point for _kind, own in steps for point in own]
        left, top = min(x for x, _y in points), min(y for _x, y in points)
        rect = Rect(left, top, max(x for x, _y in points) - left, max(y for _x, y in points) - top)
        inside = [(kind, [(x - left, y - top) for x, y in own]) for kind, own in steps]
        self._drawn(name, rect, (rect.width, rect.height), inside, (fill, line, about))

    def _drawn(
        self,
        name: str,
        rect: Rect,
        size: tuple[float, float],
        steps: Sequence[PathStep],
        look: tuple[str, Line | None, str],
    ) -> None:
        """A shape whose path counts in units of which `size` fill its frame."""
        fill, line, about = look
        path = "".join(f"<a:{kind}>{''.join(map(_point, own))}</a:{kind}>" for kind, own in steps)
        filled = "" if fill else ' fill="none"'
        width, height = (max(1, _emu(side)) for side in size)
        geometry = (
            '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
            f'<a:path w="{width}" h="{height}"{filled}>{path}</a:path></a:pathLst></a:custGeom>'
        )
        self._parts.append(
            f"<p:sp><p:nvSpPr>{self._named(name, about)}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
            f"<p:spPr>{_frame(rect)}{geometry}{_fill(fill)}{_stroke(line)}</p:spPr></p:sp>"
        )


def clean_xml(text: str) -> str:
    """`text` without characters that XML forbids."""
    return text.translate(_NO_CHARACTERS)


def table_cell(text: Sequence[Paragraph], insets: Insets, fill: str, below: Line | None, anchor: Anchor = "t") -> str:
    """One cell of a table with a line below it."""
    left, top, right, bottom = (_emu(inset) for inset in insets)
    rule = _stroke(below).replace("<a:ln ", "<a:lnB ").replace("</a:ln>", "</a:lnB>")
    none = "".join(f"<a:{side}><a:noFill/></a:{side}>" for side in ("lnL", "lnR", "lnT"))
    return (
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{paragraphs_xml(text)}</a:txBody>"
        f'<a:tcPr marL="{left}" marR="{right}" marT="{top}" marB="{bottom}" anchor="{anchor}">'
        f"{none}{rule if below else '<a:lnB><a:noFill/></a:lnB>'}{_fill(fill)}</a:tcPr></a:tc>"
    )


def paragraphs_xml(paragraphs: Sequence[Paragraph]) -> str:
    """Paragraphs as they stand in a text body."""
    return "".join(map(_paragraph, paragraphs)) or "<a:p><a:endParaRPr/></a:p>"


def _paragraph(paragraph: Paragraph) -> str:
    rtl = paragraph.rtl
    align = {"l": "r", "r": "l"}.get(paragraph.align, paragraph.align) if rtl else paragraph.align
    indent = _emu(BULLET_INDENT)
    hanging = f' marL="{indent}" indent="-{indent}"' if paragraph.bullet else ' marL="0" indent="0"'
    bullet = '<a:buFont typeface="Arial"/><a:buChar char="•"/>' if paragraph.bullet else "<a:buNone/>"
    runs = "".join(_run(run, paragraph.size) for run in paragraph.runs if run.text)
    above = f'<a:spcBef><a:spcPts val="{round(paragraph.above * 100)}"/></a:spcBef>'
    return (
        f'<a:p><a:pPr algn="{align}"{hanging}{" rtl=" + chr(34) + "1" + chr(34) if rtl else ""}>'
        f'<a:lnSpc><a:spcPts val="{round(paragraph.line_height * 100)}"/></a:lnSpc>{above}'
        f'<a:spcAft><a:spcPts val="0"/></a:spcAft>{bullet}</a:pPr>'
        f"{runs or _END.format(size=round(paragraph.size * 100))}</a:p>"
    )


_OWN_INK = '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
"""The colour that text has by itself."""

_END = '<a:endParaRPr lang="en-GB" sz="{size}"/>'
"""An empty line keeps its size."""


def _run(run: Run, size: float) -> str:
    style = (
        f"{' b=' + chr(34) + '1' + chr(34) if run.bold else ''}{' i=' + chr(34) + '1' + chr(34) if run.italic else ''}"
    )
    colour = _fill(run.colour) if run.colour else _OWN_INK
    return (
        f'<a:r><a:rPr lang="en-GB" sz="{round((run.size or size) * 100)}"{style} dirty="0">{colour}'
        f'<a:latin typeface="+mn-lt"/></a:rPr><a:t>{escape(clean_xml(run.text))}</a:t></a:r>'
    )


def _body(text: Sequence[Paragraph], insets: Insets, anchor: Anchor, *, wraps: bool) -> str:
    left, top, right, bottom = (_emu(inset) for inset in insets)
    wrap = "square" if wraps else "none"
    return (
        f'<p:txBody><a:bodyPr wrap="{wrap}" lIns="{left}" tIns="{top}" rIns="{right}" bIns="{bottom}" '
        f'anchor="{anchor}" rtlCol="0"><a:noAutofit/></a:bodyPr><a:lstStyle/>{paragraphs_xml(text)}</p:txBody>'
    )


def _geometry(geometry: Geometry, adjust: float | None, rect: Rect) -> str:
    shorter = min(rect.width, rect.height)
    guides = ""
    if adjust is not None and shorter > 0:
        guides = f'<a:gd name="adj" fmla="val {max(0, min(50_000, round(adjust / shorter * 100_000)))}"/>'
    return f'<a:prstGeom prst="{geometry}"><a:avLst>{guides}</a:avLst></a:prstGeom>'


def _fill(colour: str, *, faded: bool = False) -> str:
    if not colour:
        return "<a:noFill/>"
    alpha = '<a:alpha val="45000"/>' if faded else ""
    return f'<a:solidFill><a:srgbClr val="{colour[1:]}">{alpha}</a:srgbClr></a:solidFill>'


def _stroke(line: Line | None) -> str:
    if line is None:
        return "<a:ln><a:noFill/></a:ln>"
    dash = '<a:prstDash val="dash"/>' if line.dashed else ""
    return f'<a:ln w="{_emu(line.width)}" cap="rnd">{_fill(line.colour)}{dash}<a:round/></a:ln>'


def _frame(rect: Rect) -> str:
    return (
        f'<a:xfrm><a:off x="{_emu(rect.x)}" y="{_emu(rect.y)}"/>'
        f'<a:ext cx="{max(0, _emu(rect.width))}" cy="{max(0, _emu(rect.height))}"/></a:xfrm>'
    )


def _point(point: Point) -> str:
    return f'<a:pt x="{_emu(point[0])}" y="{_emu(point[1])}"/>'


_LENGTHS: dict[str, tuple[str, ...]] = {
    "off": ("x", "y"),
    "chOff": ("x", "y"),
    "ext": ("cx", "cy"),
    "chExt": ("cx", "cy"),
    "ln": ("w",),
    "lnB": ("w",),
    "bodyPr": ("lIns", "tIns", "rIns", "bIns"),
    "pPr": ("marL", "indent"),
    "spcPts": ("val",),
    "rPr": ("sz",),
    "endParaRPr": ("sz",),
    "gridCol": ("w",),
    "tr": ("h",),
    "tcPr": ("marL", "marR", "marT", "marB"),
}
"""The attributes that hold a length or the size of type; paths count in the frames they stand in."""


def _scale(tree: Any, unit: float) -> None:  # noqa: ANN401 - an element
    """Make all lengths `unit` times as long."""
    for element in tree.iter():
        for name in _LENGTHS.get(element.tag.rpartition("}")[2], ()):
            if value := element.get(name):
                element.set(name, str(round(int(value) * unit)))


def _emu(points: float) -> int:
    return round(points * EMU)
