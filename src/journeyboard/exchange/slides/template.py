"""Presentations to begin with: an own one for each theme, or a company's template (.potx, .pptx)."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pptx import Presentation
from pptx.exc import PackageNotFoundError
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Emu

from journeyboard.drawing.theme import Theme
from journeyboard.exchange import ExportProblem
from journeyboard.exchange.slides.grounds import Patch, Scheme, behind, is_even
from journeyboard.exchange.slides.look import FONT, Look, own_look, template_look
from journeyboard.exchange.slides.places import Places, cover_layout, page_layout, places_on
from journeyboard.exchange.slides.shapes import EMU
from journeyboard.language import _

_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_TEMPLATE_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.template.main+xml"
_PRESENTATION_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
_LARGEST = 200_000_000
_HEIGHT = 540.0
Ratio = Literal["16:9", "4:3"]
_WIDTHS: dict[Ratio, float] = {"16:9": 960.0, "4:3": 720.0}
_MARGIN = 36.0
_MOST_COVERED = 0.05
"""The share of the body that a template's drawing may cover before a ground is laid under what is drawn."""
_COVER, _TITLE_ONLY = 0, 5
"""The layouts of python-pptx's own presentation that a deck uses."""


@dataclass(frozen=True)
class Base:
    """A presentation without slides, and what it looks like."""

    presentation: Any
    look: Look
    cover: Any
    """The layout of the first slide."""
    places: Places
    """The layout of all others."""
    unit: float = 1.0
    """How many points one of ours is: slides of any size are drawn as if they were of the usual one."""
    is_template: bool = False
    is_busy: bool = False
    """Whether much is drawn where slides are drawn upon, so that text there could not be read."""

    @property
    def size(self) -> tuple[float, float]:
        """The width and height of slides, in units."""
        sides = (self.presentation.slide_width, self.presentation.slide_height)
        wide, high = (side / EMU / self.unit for side in sides)
        return wide, high


def base_of(theme: Theme, ratio: Ratio, template: Path | None) -> Base:
    """The template, else an own presentation. Raises ExportProblem when the template is none."""
    return own_base(theme, ratio) if template is None else template_base(template)


def own_base(theme: Theme, ratio: Ratio) -> Base:
    """An own presentation in the colours of a theme."""
    presentation = Presentation()
    width = _WIDTHS[ratio]
    presentation.slide_width, presentation.slide_height = Emu(round(width * EMU)), Emu(round(_HEIGHT * EMU))
    layouts = presentation.slide_layouts
    kept = (layouts[_COVER], layouts[_TITLE_ONLY])
    for layout in [layout for layout in layouts if layout not in kept]:
        layouts.remove(layout)
    master = presentation.slide_master
    _colour(master, theme)
    _place_placeholders(master, kept, width)
    places = places_on(kept[1], width, _HEIGHT, 1.0, is_template=False)
    return Base(presentation, own_look(theme), kept[0], places)


def template_base(path: Path) -> Base:
    """The template at `path` without its slides. Raises ExportProblem when it cannot be one."""
    try:
        presentation = Presentation(_as_presentation(path))
    except (PackageNotFoundError, KeyError, ValueError, NotImplementedError, zipfile.BadZipFile, SyntaxError) as error:
        raise _no_template(path) from error
    masters = [master for master in presentation.slide_masters if len(master.slide_layouts)]
    if not masters or not presentation.slide_width or not presentation.slide_height:
        raise _no_template(path)
    _drop_slides(presentation)
    _drop_strange_properties(presentation)
    wide, high = presentation.slide_width / EMU, presentation.slide_height / EMU
    unit = min(wide / min(_WIDTHS.values()), high / _HEIGHT)
    found = [_drawn_upon(page_layout(list(master.slide_layouts)), wide / unit, high / unit, unit) for master in masters]
    places, patches, scheme = min(found, key=lambda each: (not is_even(each[1], _MOST_COVERED), each[0].moves_title))
    is_busy = not is_even(patches, _MOST_COVERED)
    look = template_look(scheme.theme_xml, scheme.mapping, "" if is_busy else patches[0].colour)
    cover = cover_layout(list(masters[0].slide_layouts))
    return Base(presentation, look, cover, places, unit, is_template=True, is_busy=is_busy)


def _drawn_upon(layout: Any, wide: float, high: float, unit: float) -> tuple[Places, list[Patch], Scheme]:  # noqa: ANN401 - python-pptx's layout
    """Where there is room on a layout, and what is behind that."""
    places, scheme = places_on(layout, wide, high, unit, is_template=True), Scheme(layout.slide_master)
    return places, behind(layout, places.body, scheme, unit), scheme


def _as_presentation(path: Path) -> io.BytesIO:
    """The file as a presentation: a template differs by its content type only."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ExportProblem(
            _("The template {path} cannot be read: {reason}.").format(path=path, reason=error.strerror or error)
        ) from error
    if not data.startswith(b"PK"):
        raise _no_template(path)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        if sum(entry.file_size for entry in source.infolist()) > _LARGEST:
            raise _no_template(path)
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename == "[Content_Types].xml":
                content = content.replace(_TEMPLATE_TYPE.encode(), _PRESENTATION_TYPE.encode())
            target.writestr(entry, content)
    out.seek(0)
    return out


def _no_template(path: Path) -> ExportProblem:
    return ExportProblem(
        _("{path} is no template for slides. Choose a PowerPoint file (.potx or .pptx) without macros.").format(
            path=path
        )
    )


def _drop_slides(presentation: Any) -> None:  # noqa: ANN401 - python-pptx's presentation
    """Take out the slides of a template, and the lists that name them: a name without a slide asks for a repair."""
    element = presentation.part._element  # noqa: SLF001 - python-pptx cannot delete slides
    slides = element.find(f"{_P}sldIdLst")
    if slides is not None:
        for slide in list(slides):
            presentation.part.drop_rel(slide.rId)
            slides.remove(slide)
    for name in ("custShowLst", "extLst"):
        for found in element.findall(f"{_P}{name}"):
            element.remove(found)


def _drop_strange_properties(presentation: Any) -> None:  # noqa: ANN401 - python-pptx's presentation
    """Take out properties that python-pptx does not find by the name their relation has: it writes its own beside them,
    and a part that is there twice asks for a repair."""
    package = presentation.part.package
    for identifier, relation in list(package._rels.items()):  # noqa: SLF001 - python-pptx lists no relations of a file
        if relation.reltype != RT.CORE_PROPERTIES and relation.reltype.endswith("/core-properties"):
            package.drop_rel(identifier)


# -- an own presentation


def _colour(master: Any, theme: Theme) -> None:  # noqa: ANN401 - python-pptx's master
    """Write the theme's colours and the font into the presentation's own; dark paper is dark text on its head."""
    part = master.part.part_related_by(RT.THEME)
    root = parse_xml(part.blob)
    scheme = root.find(f".//{_A}clrScheme")
    is_dark = theme.name == "dark"
    light, dark = (theme.ink, theme.paper) if is_dark else (theme.paper, theme.ink)
    stages = own_look(theme).stages
    colours = {
        "dk1": dark,
        "lt1": light,
        "dk2": theme.lane if is_dark else theme.mute,
        "lt2": theme.mute if is_dark else theme.lane,
        "hlink": theme.accent,
        "folHlink": theme.mute,
    }
    colours |= {f"accent{number}": stages[number - 1] for number in range(1, 7)}
    for element in scheme:
        name = element.tag.rpartition("}")[2]
        for child in list(element):
            element.remove(child)
        element.append(parse_xml(f'<a:srgbClr {nsdecls("a")} val="{colours[name][1:]}"/>'))
    for latin in root.iterfind(f".//{_A}fontScheme/*/{_A}latin"):
        latin.set("typeface", FONT)
    part.blob = serialize_part_xml(root)
    if is_dark:
        mapping = master._element.find(f"{_P}clrMap")  # noqa: SLF001 - python-pptx has no name for it
        for name, value in {"bg1": "dk1", "tx1": "lt1", "bg2": "dk2", "tx2": "lt2"}.items():
            mapping.set(name, value)


def _place_placeholders(master: Any, layouts: tuple[Any, Any], width: float) -> None:  # noqa: ANN401 - python-pptx's
    wide = width - 2 * _MARGIN
    cover, title_only = layouts
    title = (_MARGIN, 16.0, wide, 34.0)
    _place(master.placeholders, {"title": title, "body": (_MARGIN, 80, wide, 422), **_feet(width)})
    _place(title_only.placeholders, {"title": title, **_feet(width)})
    _place(
        cover.placeholders,
        {"title": (_MARGIN + 24, 150, wide - 48, 110), "subTitle": (_MARGIN + 24, 268, wide - 48, 90), **_feet(width)},
    )
    _style_titles(master)
    for layout in layouts:
        for shape in _placeholders_below(layout):
            _style_foot(shape)
    for shape in cover.placeholders:
        _style_cover(shape)
    _level(title_only.placeholders[0], "ctr")


def _feet(width: float) -> dict[str, tuple[float, float, float, float]]:
    return {
        "dt": (width - _MARGIN - 190, 512, 120, 16),
        "ftr": (_MARGIN, 512, width - 2 * _MARGIN - 200, 16),
        "sldNum": (width - _MARGIN - 60, 512, 60, 16),
    }


def _place(placeholders: Any, places: dict[str, tuple[float, float, float, float]]) -> None:  # noqa: ANN401 - python-pptx's
    for shape in placeholders:
        kind = _type(shape).replace("ctrTitle", "title")
        if kind in places:
            shape.left, shape.top, shape.width, shape.height = (Emu(round(each * EMU)) for each in places[kind])


def _style_titles(master: Any) -> None:  # noqa: ANN401 - python-pptx's master
    """Titles bold and at the left, footers small and quiet."""
    styles = master._element.find(f"{_P}txStyles")  # noqa: SLF001 - python-pptx has no name for it
    title = styles.find(f"{_P}titleStyle/{_A}lvl1pPr")
    title.set("algn", "l")
    title.find(f"{_A}defRPr").set("sz", "2200")
    title.find(f"{_A}defRPr").set("b", "1")
    for shape in _placeholders_below(master):
        _style_foot(shape)


def _style_foot(shape: Any) -> None:  # noqa: ANN401 - a placeholder
    _level(shape, "ctr")
    _set_style(shape, size=9, align="l" if _type(shape) == "ftr" else "r", colour="tx2")


def _style_cover(shape: Any) -> None:  # noqa: ANN401 - a placeholder
    """A large title at the left, above it room, below it what else is to be said."""
    kind = _type(shape)
    if kind in ("ctrTitle", "title"):
        _level(shape, "b")
        _set_style(shape, size=36, align="l", colour="tx1", bold=True)
    elif kind == "subTitle":
        _level(shape, "t")
        _set_style(shape, size=16, align="l", colour="tx2")


def _set_style(shape: Any, *, size: int, align: str, colour: str, bold: bool = False) -> None:  # noqa: ANN401 - a placeholder
    """How a placeholder's text looks, in place of what it had."""
    body = shape._element.txBody  # noqa: SLF001 - python-pptx cannot style lists
    former = body.find(f"{_A}lstStyle")
    style = parse_xml(
        f'<a:lstStyle {nsdecls("a")}><a:lvl1pPr marL="0" indent="0" algn="{align}"><a:buNone/>'
        f'<a:defRPr sz="{size * 100}" b="{int(bold)}"><a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>'
        '<a:latin typeface="+mn-lt"/></a:defRPr></a:lvl1pPr></a:lstStyle>'
    )
    body.replace(former, style) if former is not None else body.insert(1, style)


def _placeholders_below(master: Any) -> Iterator[Any]:  # noqa: ANN401 - python-pptx's master
    return (shape for shape in master.placeholders if _type(shape) in ("dt", "ftr", "sldNum"))


def _type(shape: Any) -> str:  # noqa: ANN401 - a placeholder
    return shape._element.ph.get("type", "obj")  # noqa: SLF001 - the name it has in the file


def _level(shape: Any, anchor: str) -> None:  # noqa: ANN401 - a placeholder
    body = shape._element.txBody.find(f"{_A}bodyPr")  # noqa: SLF001 - python-pptx writes no insets of layouts
    for name in ("lIns", "tIns", "rIns", "bIns"):
        body.set(name, "0")
    body.set("anchor", anchor)
