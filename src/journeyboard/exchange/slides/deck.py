"""A deck being made: slides with a title, a body to draw in, notes and footers, in the layouts of its presentation."""

import io
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_AUTO_SIZE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Emu, Pt
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from journeyboard.board.geometry import Rect
from journeyboard.board.measuring import Measurer
from journeyboard.drawing.colours import READABLE
from journeyboard.drawing.fonts import load_fonts, ui_font
from journeyboard.exchange.slides.grounds import Grounds, legible, text_colour
from journeyboard.exchange.slides.look import FONT, Look
from journeyboard.exchange.slides.places import FEET, inherited, kind_of, rect_of
from journeyboard.exchange.slides.shapes import EMU, SlideCanvas, clean_xml
from journeyboard.exchange.slides.template import Base
from journeyboard.exchange.slides.texts import LINE, TextMeasure, plain
from journeyboard.language import N_, _

_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SUBTITLE_SIZE = 12.0
_SUBTITLE_ROOM = 18.0
_GAP = 8.0
_LEAST_TITLE, _USUAL_TITLE, _COVER_SIZE = 12.0, 28.0, 44.0
_FOOT_SIZE, _MOST_FOOT, _FOOT_EDGES = 9.0, 12.0, 16.0
_TITLE_SHARE = 0.94
"""Of a title's width that is counted on: the fonts of titles differ most from the measured one."""
_UNKNOWN_FONT = 1.08
"""The width that a font this computer has not is given, beside the measured one."""
_PROMPTS = {
    "footer",
    "footer text",
    "<footer>",
    "fußzeile",
    "fusszeile",
    "fußzeilentext",
    "<fußzeile>",
    "click to edit footer",
}
"""What slide programs write into the footers of layouts where nobody has."""


@dataclass
class Page:
    """One slide that is being drawn."""

    slide: Any
    body: Rect
    """The part of the slide that is free, in units."""
    canvas: SlideCanvas
    look: Look
    notes: list[str]
    unit: float = 1.0
    """How many points one of ours is."""

    def finish(self) -> None:
        """Put the shapes onto the slide, and the notes under it."""
        self.canvas.close()
        notes = "\n\n".join(filter(None, self.notes))
        if notes:
            self.slide.notes_slide.notes_text_frame.text = clean_xml(notes)


class Deck:
    """Makes slides in one presentation. `footer` stands at the foot of each, where the layout has room for it."""

    def __init__(self, base: Base, measurer: Measurer, footer: str) -> None:
        self.presentation, self.look, self.unit = base.presentation, base.look, base.unit
        self.measure = TextMeasure(measurer, _factor(base.look.font))
        self.width, self.height = base.size
        self._base, self._footer = base, footer
        self._grounds = Grounds(base.unit)
        self._layout, self._title, self._body = base.places.layout, base.places.title, base.places.body
        self._titles = TextMeasure(measurer, _factor(base.look.title_font or base.look.font))

    @cached_property
    def _quiet(self) -> str:
        """The colour of subtitles: quiet where that can be read on what is behind them."""
        theme = self.look.theme
        if not self._base.is_template or self._base.is_busy:
            return theme.mute
        rect = Rect(self._body.x, self._body.y, self._body.width, _SUBTITLE_ROOM)
        patches = self._grounds.behind(self._layout, rect)
        return legible(theme.mute, (theme.ink,), patches, READABLE) or theme.ink

    def cover(self, title: str, subtitle: str) -> Page:
        """The first slide."""
        layout = self._base.cover
        slide = self.presentation.slides.add_slide(layout)
        left = {"title": title, "about": subtitle}
        for shape in [shape for shape in slide.placeholders if kind_of(shape) not in FEET]:
            kind = kind_of(shape)
            is_title = kind in ("title", "ctrTitle")
            words = left.pop("title" if is_title else "about", "") if is_title or kind in ("subTitle", "body") else ""
            if words:
                usual = _usual_size(shape, layout) or (_COVER_SIZE if is_title else _USUAL_TITLE)
                self._write_fitted(shape, words, usual, rect_of(shape, self.unit), layout)
            else:
                shape._element.getparent().remove(shape._element)  # noqa: SLF001 - python-pptx cannot take shapes out
        return Page(slide, self._body, self._canvas(slide), self.look, [*left.values()], self.unit)

    def page(self, title: str, subtitle: str = "", notes: str = "") -> Page:
        """A slide with a title; `subtitle` stands quietly above the body."""
        slide = self.presentation.slides.add_slide(self._layout)
        for shape in list(slide.placeholders):
            if kind_of(shape) not in ("title", "ctrTitle"):
                shape._element.getparent().remove(shape._element)  # noqa: SLF001 - python-pptx cannot take shapes out
        if slide.shapes.title is not None:
            self._write_title(slide.shapes.title, title)
        self._add_feet(slide)
        canvas, body = self._canvas(slide), self._body
        if self._base.is_busy:
            ground = Rect(body.x - _GAP, body.y - 4, body.width + 2 * _GAP, body.height + 8)
            canvas.shape(_("Ground"), ground, fill=self.look.theme.paper)
        if slide.shapes.title is None:
            canvas.shape(title, self._title, text=plain(title, _LEAST_TITLE, bold=True), anchor="ctr")
        if subtitle:
            rect = Rect(body.x, body.y, body.width, _SUBTITLE_ROOM)
            words = self.measure.cut(subtitle, _SUBTITLE_SIZE, rect.width, _SUBTITLE_SIZE * LINE)
            canvas.shape(_("Subtitle"), rect, text=plain(words, _SUBTITLE_SIZE, colour=self._quiet))
            body = Rect(body.x, body.y + _SUBTITLE_ROOM + _GAP, body.width, body.height - _SUBTITLE_ROOM - _GAP)
        return Page(slide, body, canvas, self.look, [notes] if notes else [], self.unit)

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

    def _canvas(self, slide: Any) -> SlideCanvas:  # noqa: ANN401 - python-pptx's slide
        return SlideCanvas(slide, self.unit, self.look.text)

    def _write_title(self, shape: Any, title: str) -> None:  # noqa: ANN401 - a placeholder
        if self._base.places.moves_title:
            place = (self._title.x, self._title.y, self._title.width, self._title.height)
            shape.left, shape.top, shape.width, shape.height = (Emu(round(each * self.unit * EMU)) for each in place)
        usual = _usual_size(shape, self._layout) or _USUAL_TITLE
        self._write_fitted(shape, " ".join(title.split()), usual, self._title, self._layout)

    def _write_fitted(self, shape: Any, text: str, usual: float, frame: Rect, layout: Any) -> None:  # noqa: ANN401 - a placeholder and its layout
        """A placeholder's text as large as its layout has it, smaller where it would not fit, and cut after that; in a
        colour that can be read there."""
        usual /= self.unit
        width, height = (frame.width - 16) * _TITLE_SHARE, frame.height - 6
        size = usual
        while size > _LEAST_TITLE and self._titles.height(plain(text, size, bold=True), width) > height:
            size -= 1
        text = self._titles.cut(text, size, width, max(height, size * LINE), bold=True)
        shape.text_frame.text = clean_xml(text)
        runs = [run for paragraph in shape.text_frame.paragraphs for run in paragraph.runs]
        if size < usual:
            for run in runs:
                run.font.size = Pt(size * self.unit)
        if self._base.is_template:
            shape.text_frame.auto_size = MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE  # for fonts that this computer has not
            self._make_legible(shape, runs, frame, layout)

    def _make_legible(self, shape: Any, runs: Iterable[Any], frame: Rect, layout: Any) -> None:  # noqa: ANN401 - as above
        """Give text another colour where its own could not be read there; where no colour could be, lay a ground under
        it."""
        own = text_colour(shape, layout, self._grounds.scheme(layout))
        theme = self.look.theme
        colour = legible(own, (theme.ink, theme.paper), self._grounds.behind(layout, frame))
        if colour is None:
            shape.fill.solid()
            shape.fill.fore_color.rgb = _rgb(theme.paper)
            shape.text_frame.margin_left = shape.text_frame.margin_right = Emu(round(_GAP * self.unit * EMU))
        if colour != own:
            for run in runs:
                run.font.color.rgb = _rgb(colour or theme.ink)

    def _add_feet(self, slide: Any) -> None:  # noqa: ANN401 - python-pptx's slide
        """The footer and the slide's number, which new slides do not take from their layout by themselves."""
        for placeholder in self._layout.placeholders:
            kind = kind_of(placeholder)
            if kind not in ("ftr", "sldNum") or placeholder.width is None:
                continue
            if kind == "ftr":
                width = rect_of(placeholder, self.unit).width - _FOOT_EDGES
                size = self._foot_size(placeholder)
                words = self.measure.cut(self._foot_text(placeholder), size, width, size * LINE)
                run = f"<a:r>{{look}}<a:t>{_escaped(words)}</a:t></a:r>"
            else:
                field_id = "{" + str(uuid.uuid4()).upper() + "}"
                run = f'<a:fld id="{field_id}" type="slidenum">{{look}}<a:t>‹#›</a:t></a:fld>'
            run = run.replace("{look}", self._foot_look(placeholder))
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

    def _foot_text(self, placeholder: Any) -> str:  # noqa: ANN401 - a placeholder
        """What a company has in its footer; the deck's own where there is nothing, or only a slide program's word."""
        text = " ".join(placeholder.text_frame.text.split()) if self._base.is_template else ""
        return text if text and text.casefold() not in _PROMPTS else " ".join(self._footer.split())

    def _foot_size(self, placeholder: Any) -> float:  # noqa: ANN401 - a placeholder
        """The size of a foot's text: the template's own where the text fits, else the usual one."""
        own = min((_own_size(placeholder, self._layout) or 0) / self.unit, _MOST_FOOT) if self._base.is_template else 0
        width = rect_of(placeholder, self.unit).width - _FOOT_EDGES
        fits = self.measure.width(self._foot_text(placeholder), own, bold=True) <= width
        return own if own and fits else _FOOT_SIZE

    def _foot_look(self, placeholder: Any) -> str:  # noqa: ANN401 - a placeholder
        """The properties of a foot's text: the font of an own deck; the size and colour of a template's where its own
        would not fit or could not be read."""
        if not self._base.is_template:
            return '<a:rPr lang="en-GB"><a:latin typeface="+mn-lt"/></a:rPr>'
        size = round(self._foot_size(placeholder) * self.unit * 100)
        theme = self.look.theme
        own = text_colour(placeholder, self._layout, self._grounds.scheme(self._layout))
        patches = self._grounds.behind(self._layout, rect_of(placeholder, self.unit))
        colour = legible(own, (theme.ink, theme.paper), patches)
        fill = "" if colour in (own, None) else f'<a:solidFill><a:srgbClr val="{colour[1:]}"/></a:solidFill>'
        return f'<a:rPr lang="en-GB" sz="{size}">{fill}</a:rPr>'


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


def _factor(family: str) -> float:
    """How much wider a font is than the measured one; never less than it."""
    if family == FONT:
        return 1.0
    return max(1.0, _widths_compared(family) or _UNKNOWN_FONT)


def _usual_size(shape: Any, layout: Any) -> float | None:  # noqa: ANN401 - a placeholder and python-pptx's layout
    """The size of a title or running text in points, as its layout or its master has it."""
    kind = "titleStyle" if kind_of(shape) in ("title", "ctrTitle") else "bodyStyle"
    style = layout.slide_master._element.find(f"{_P}txStyles/{_P}{kind}/{_A}lvl1pPr/{_A}defRPr")  # noqa: SLF001 - python-pptx has no name for it
    return _own_size(shape, layout) or (int(style.get("sz", "0")) / 100 or None if style is not None else None)


def _own_size(shape: Any, layout: Any) -> float | None:  # noqa: ANN401 - a placeholder and python-pptx's layout
    """The size of a placeholder's text in points, where its layout or its master gives it one of its own."""
    for each in inherited(shape, layout):
        style = each._element.find(f".//{_A}lstStyle/{_A}lvl1pPr/{_A}defRPr")  # noqa: SLF001 - as above
        if style is not None and style.get("sz"):
            return int(style.get("sz")) / 100
    return None


def _rgb(colour: str) -> RGBColor:
    return RGBColor.from_string(colour[1:])


def _escaped(text: str) -> str:
    from xml.sax.saxutils import escape

    return escape(clean_xml(text))
