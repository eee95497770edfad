"""A deck being made: slides with a title, a body to draw in, notes and footers, in the layouts of its presentation."""

import io
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Emu, Pt
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from journeyboard.board.geometry import Rect
from journeyboard.board.measuring import Measurer
from journeyboard.drawing.fonts import load_fonts, ui_font
from journeyboard.exchange.slides.look import FONT, Look
from journeyboard.exchange.slides.shapes import EMU, SlideCanvas, clean_xml
from journeyboard.exchange.slides.template import Base
from journeyboard.exchange.slides.texts import LINE, TextMeasure, plain
from journeyboard.language import N_, _

_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_FEET = ("dt", "ftr", "sldNum")
_SUBTITLE_SIZE = 12.0
_SUBTITLE_ROOM = 18.0
_GAP = 8.0
_LEAST_TITLE, _USUAL_TITLE, _COVER_SIZE = 12.0, 28.0, 44.0
_LEAST_BODY = 0.55
"""The share of the slide that must be free below a template's title; else the title moves up."""
_RAISED_TITLE = 40.0
_EDGE = 0.04
"""The least margin of a template's slide, as a share of its width."""
_MOST_COVERED = 0.2
"""The share of the body that a template's drawing may cover before a ground is laid under what is drawn."""
_TITLE_SHARE = 0.94
"""Of a title's width that is counted on: the fonts of titles differ most from the measured one."""
_UNKNOWN_FONT = 1.08
"""The width that a font this computer has not is given, beside the measured one."""


@dataclass
class Page:
    """One slide that is being drawn."""

    slide: Any
    body: Rect
    """The part of the slide that is free, in points."""
    canvas: SlideCanvas
    look: Look
    notes: list[str]

    def finish(self) -> None:
        """Put the shapes onto the slide, and the notes under it."""
        self.canvas.close()
        notes = "\n\n".join(filter(None, self.notes))
        if notes:
            self.slide.notes_slide.notes_text_frame.text = clean_xml(notes)


class Deck:
    """Makes slides in one presentation. `footer` stands at the foot of each, where the layout has room for it."""

    def __init__(self, base: Base, measurer: Measurer, footer: str) -> None:
        self.presentation, self.look, self._is_template = base.presentation, base.look, base.is_template
        self.measure = TextMeasure(measurer, _factor(base.look))
        self.width = base.presentation.slide_width / EMU
        self.height = base.presentation.slide_height / EMU
        self._footer = footer
        layouts = list(base.presentation.slide_layouts)
        self._cover = _layout(layouts, "title", max(layouts, key=_cover_rank))
        self._layout = _layout(layouts, "titleOnly", min(layouts, key=_rank))
        self._raised = False
        """Whether titles stand higher than the layout has them."""
        self._title, self._body = self._areas()
        self._is_busy = base.is_template and _is_busy(self._layout, self._body)

    def cover(self, title: str, subtitle: str) -> Page:
        """The first slide."""
        slide = self.presentation.slides.add_slide(self._cover)
        shown = iter((title, subtitle))
        for shape in [shape for shape in slide.placeholders if _kind(shape) not in _FEET]:
            kind = _kind(shape)
            words = next(shown, "") if kind in ("title", "ctrTitle", "subTitle", "body") else ""
            if words:
                usual = _own_size(shape, self._cover) or (
                    _COVER_SIZE if kind in ("title", "ctrTitle") else _USUAL_TITLE
                )
                self._write_fitted(shape, words, usual, _rect_of(shape))
            else:
                shape._element.getparent().remove(shape._element)  # noqa: SLF001 - python-pptx cannot take shapes out
        return Page(slide, self._body, SlideCanvas(slide), self.look, [])

    def page(self, title: str, subtitle: str = "", notes: str = "") -> Page:
        """A slide with a title; `subtitle` stands quietly above the body."""
        slide = self.presentation.slides.add_slide(self._layout)
        for shape in list(slide.placeholders):
            if _kind(shape) not in ("title", "ctrTitle"):
                shape._element.getparent().remove(shape._element)  # noqa: SLF001 - python-pptx cannot take shapes out
        if slide.shapes.title is not None:
            self._write_title(slide.shapes.title, title)
        self._add_feet(slide)
        canvas, body = SlideCanvas(slide), self._body
        if self._is_busy:
            ground = Rect(body.x - _GAP, body.y - 4, body.width + 2 * _GAP, body.height + 8)
            canvas.shape(_("Ground"), ground, fill=self.look.theme.paper)
        if slide.shapes.title is None:
            canvas.shape(title, self._title, text=plain(title, _LEAST_TITLE, bold=True), anchor="ctr")
        if subtitle:
            rect = Rect(body.x, body.y, body.width, _SUBTITLE_ROOM)
            words = self.measure.cut(subtitle, _SUBTITLE_SIZE, rect.width, _SUBTITLE_SIZE * LINE)
            canvas.shape(_("Subtitle"), rect, text=plain(words, _SUBTITLE_SIZE, colour=self.look.theme.mute))
            body = Rect(body.x, body.y + _SUBTITLE_ROOM + _GAP, body.width, body.height - _SUBTITLE_ROOM - _GAP)
        return Page(slide, body, canvas, self.look, [notes] if notes else [])

    @property
    def title(self) -> Rect:
        """Where the titles of slides stand."""
        return self._title

    @property
    def body(self) -> Rect:
        """The part of a slide below its title and subtitle."""
        taken = _SUBTITLE_ROOM + _GAP
        return Rect(self._body.x, self._body.y + taken, self._body.width, self._body.height - taken)

    def describe(self, title: str, author: str, subject: str, keywords: str) -> None:
        """Set the document's properties."""
        about = self.presentation.core_properties
        about.title, about.author, about.subject, about.keywords = (
            clean_xml(text)[:255] for text in (title, author, subject, keywords)
        )

    def bytes(self) -> bytes:
        """The finished file."""
        out = io.BytesIO()
        self.presentation.save(out)
        return out.getvalue()

    # -- parts

    def _write_title(self, shape: Any, title: str) -> None:  # noqa: ANN401 - a placeholder
        if self._raised:
            place = (self._title.x, self._title.y, self._title.width, self._title.height)
            shape.left, shape.top, shape.width, shape.height = (Emu(round(each * EMU)) for each in place)
        usual = _title_size(self._layout) or _USUAL_TITLE
        self._write_fitted(shape, " ".join(title.split()), usual, self._title)

    def _write_fitted(self, shape: Any, text: str, usual: float, frame: Rect) -> None:  # noqa: ANN401 - a placeholder
        """A placeholder's text as large as its layout has it, smaller where it would not fit, and cut after that."""
        width, height = (frame.width - 16) * _TITLE_SHARE, frame.height - 6
        size = usual
        while size > _LEAST_TITLE and self.measure.height(plain(text, size, bold=True), width) > height:
            size -= 1
        text = self.measure.cut(text, size, width, max(height, size * LINE), bold=True)
        shape.text_frame.text = clean_xml(text)
        if size < usual:
            for paragraph in shape.text_frame.paragraphs:
                for run in paragraph.runs:
                    run.font.size = Pt(size)

    def _add_feet(self, slide: Any) -> None:  # noqa: ANN401 - python-pptx's slide
        """The footer and the slide's number, which new slides do not take from their layout by themselves."""
        for placeholder in self._layout.placeholders:
            kind = _kind(placeholder)
            if kind not in ("ftr", "sldNum"):
                continue
            latin = "" if self._is_template else '<a:latin typeface="+mn-lt"/>'
            text = (placeholder.text_frame.text if self._is_template else "") or self._footer
            if kind == "ftr":
                size = 9.0
                width = placeholder.width / EMU - 4
                words = self.measure.cut(" ".join(text.split()), size, width, size * LINE)
                run = f'<a:r><a:rPr lang="en-GB">{latin}</a:rPr><a:t>{_escaped(words)}</a:t></a:r>'
            else:
                field_id = "{" + str(uuid.uuid4()).upper() + "}"
                run = (
                    f'<a:fld id="{field_id}" type="slidenum"><a:rPr lang="en-GB">{latin}</a:rPr><a:t>‹#›</a:t></a:fld>'
                )
            number = max(int(each.get("id")) for each in slide.shapes._spTree.xpath(".//p:cNvPr")) + 1  # noqa: SLF001
            index, name = placeholder.placeholder_format.idx, _escaped(_(_FOOT_NAMES[kind]))
            slide.shapes._spTree.append(  # noqa: SLF001 - python-pptx adds no footers
                parse_xml(
                    f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/>'
                    f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="{kind}" sz="quarter" '
                    f'idx="{index}"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>'
                    f"<a:p>{run}</a:p></p:txBody></p:sp>"
                )
            )

    def _areas(self) -> tuple[Rect, Rect]:
        """Where the title of the layout stands, and what is free below it."""
        title = next((shape for shape in self._layout.placeholders if _kind(shape) in ("title", "ctrTitle")), None)
        edge = self.width * _EDGE
        top = Rect(edge, edge, self.width - 2 * edge, 40) if title is None else _rect_of(title)
        body = next((shape for shape in self._layout.placeholders if _kind(shape) in ("body", "obj")), None)
        if body is not None and self._is_template and _rect_of(body).height >= self.height * _LEAST_BODY:
            return top, _rect_of(body)
        bottom = self.height - edge
        for shape in _low_shapes(self._layout, self.height):
            bottom = min(bottom, shape.y - 4)
        if bottom - top.bottom < self.height * _LEAST_BODY:
            top = Rect(edge, edge / 2, self.width - 2 * edge, _RAISED_TITLE)
            self._raised = True
        left, right = (top.x, top.right) if top.width > self.width * 0.6 else (edge, self.width - edge)
        return top, Rect(left, top.bottom + 2, right - left, bottom - top.bottom - 2)


_FOOT_NAMES = {"ftr": N_("Footer"), "sldNum": N_("Slide number")}


_SAMPLE = "The quick brown fox jumps over the lazy dog. Zwölf Boxkämpfer jagen Viktor quer über den großen Deich."


def _widths_compared(family: str) -> float | None:
    """How much wider running text is in `family` than in the measured font; None where this computer has it not."""
    load_fonts()
    if not QFontDatabase.hasFamily(family):
        return None
    other = QFont(family)
    other.setPixelSize(100)
    return QFontMetricsF(other).horizontalAdvance(_SAMPLE) / QFontMetricsF(ui_font(100)).horizontalAdvance(_SAMPLE)


def _factor(look: Look) -> float:
    """How much wider the deck's font is than the measured one; never less than it."""
    if look.font == FONT:
        return 1.0
    return max(1.0, _widths_compared(look.font) or _UNKNOWN_FONT)


def _layout(layouts: list[Any], kind: str, other: Any) -> Any:  # noqa: ANN401 - python-pptx's layouts
    return next((layout for layout in layouts if layout._element.get("type") == kind), other)  # noqa: SLF001


def _rank(layout: Any) -> tuple[bool, int]:  # noqa: ANN401 - python-pptx's layout
    """Layouts with a title and little else come first."""
    kinds = [_kind(shape) for shape in layout.placeholders]
    return ("title" not in kinds, sum(kind not in ("title", *_FEET) for kind in kinds))


def _cover_rank(layout: Any) -> tuple[bool, bool]:  # noqa: ANN401 - python-pptx's layout
    """Layouts with a title and a subtitle come last."""
    kinds = {_kind(shape) for shape in layout.placeholders}
    return (bool(kinds & {"title", "ctrTitle"}), "subTitle" in kinds)


def _is_busy(layout: Any, body: Rect) -> bool:  # noqa: ANN401 - python-pptx's layout
    """Whether much is drawn where slides are drawn upon, so that text there could not be read."""
    master = layout.slide_master
    grounds = (place._element.find(f"{_P}cSld/{_P}bg") for place in (layout, master))  # noqa: SLF001
    ground = next((found for found in grounds if found is not None), None)
    if ground is not None and ground.find(f".//{_A}blip") is not None:
        return True
    drawn = (
        shape for shape in (*layout.shapes, *master.shapes) if not shape.is_placeholder and shape.width is not None
    )
    covered = sum(_shared(_rect_of(shape), body) for shape in drawn)
    return covered > body.width * body.height * _MOST_COVERED


def _shared(one: Rect, other: Rect) -> float:
    wide = min(one.right, other.right) - max(one.x, other.x)
    high = min(one.bottom, other.bottom) - max(one.y, other.y)
    return max(0.0, wide) * max(0.0, high)


def _kind(shape: Any) -> str:  # noqa: ANN401 - a placeholder
    return shape._element.ph.get("type", "obj")  # noqa: SLF001 - the name it has in the file


def _rect_of(shape: Any) -> Rect:  # noqa: ANN401 - a placeholder with a place of its own or its master's
    return Rect(*(each / EMU for each in (shape.left, shape.top, shape.width, shape.height)))


def _low_shapes(layout: Any, height: float) -> Iterator[Rect]:  # noqa: ANN401 - python-pptx's layout
    """What stands at the foot of a layout: footers, and what its master draws there."""
    for shape in (*layout.shapes, *layout.slide_master.shapes):
        if shape.is_placeholder and _kind(shape) not in _FEET:
            continue
        if shape.left is None or shape.width is None:
            continue
        rect = _rect_of(shape)
        if rect.y > height * 0.8:
            yield rect


def _title_size(layout: Any) -> float | None:  # noqa: ANN401 - python-pptx's layout
    """The size of titles in points, as the layout or its master has it."""
    title = next((shape for shape in layout.placeholders if _kind(shape) in ("title", "ctrTitle")), None)
    own = None if title is None else _own_size(title, layout)
    master = layout.slide_master._element  # noqa: SLF001 - python-pptx has no name for it
    usual = master.find(f"{_P}txStyles/{_P}titleStyle/{_A}lvl1pPr/{_A}defRPr")
    return own or (int(usual.get("sz", "0")) / 100 or None if usual is not None else None)


def _own_size(shape: Any, layout: Any) -> float | None:  # noqa: ANN401 - a placeholder and python-pptx's layout
    """The size of a placeholder's text, where its layout gives one."""
    found = (each for each in layout.placeholders if each.placeholder_format.idx == shape.placeholder_format.idx)
    for each in found:
        style = each._element.find(f".//{_A}lstStyle/{_A}lvl1pPr/{_A}defRPr")  # noqa: SLF001 - as above
        if style is not None and style.get("sz"):
            return int(style.get("sz")) / 100
    return None


def _escaped(text: str) -> str:
    from xml.sax.saxutils import escape

    return escape(clean_xml(text))
