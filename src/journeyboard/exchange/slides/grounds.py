"""What is behind the text of a template's slides, and which colour of text can be read on it."""

import colorsys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage

from journeyboard.board.geometry import Rect
from journeyboard.drawing.colours import READABLE, contrast, mixed
from journeyboard.exchange.slides.look import scheme_colours
from journeyboard.exchange.slides.places import inherited, kind_of, rect_of

_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
LARGE_TEXT = 3.0
"""The least contrast of titles (WCAG 2.2, level AA)."""
_WHOLE = 0.98
"""The share of a place that a shape covers when nothing behind it counts."""
_SLIGHT = 0.03
"""The share of a place from which a colour counts."""
_SEEN = 0.5
"""How opaque a colour must be to count."""
_SAMPLES = 3
"""Of a picture, across and down."""
_UNKNOWN = ("#000000", "#FFFFFF")
"""What a picture that cannot be read may be."""


class Scheme:
    """The colours of a master: those of its theme by the names its slides use."""

    def __init__(self, master: Any) -> None:  # noqa: ANN401 - python-pptx's master
        self.theme_xml: bytes = master.part.part_related_by(RT.THEME).blob
        self.mapping: dict[str, str] = dict(master._element.find(f"{_P}clrMap").attrib)  # noqa: SLF001 - python-pptx has no name for it
        self._colours = scheme_colours(self.theme_xml)

    def named(self, name: str) -> str:
        """A colour by its name, such as tx1 or accent2."""
        return self._colours.get(self.mapping.get(name, name), "#000000")

    def of(self, holder: Any) -> str | None:  # noqa: ANN401 - an element that holds a colour
        """The colour that an element holds; None where it holds none, or hardly any."""
        for element in holder if holder is not None else ():
            kind = element.tag.rpartition("}")[2]
            value = element.get("lastClr") or element.get("val", "")
            if kind == "schemeClr":
                return _changed(self.named(value), element)
            if kind in ("srgbClr", "sysClr") and len(value) == 6:
                return _changed(f"#{value.upper()}", element)
        return None


def _changed(colour: str, element: Any) -> str | None:  # noqa: ANN401 - the element of a colour
    """A colour made lighter, darker or fainter as the elements within say."""
    for change in element:
        kind, share = change.tag.rpartition("}")[2], int(change.get("val", "100000")) / 100_000
        if kind == "alpha" and share < _SEEN:
            return None
        if kind in ("lumMod", "lumOff"):
            red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
            hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
            light = min(1.0, light * share if kind == "lumMod" else light + share)
            parts = colorsys.hls_to_rgb(hue, light, saturation)
            colour = "#" + "".join(f"{round(part * 255):02X}" for part in parts)
        elif kind in ("tint", "shade"):
            colour = mixed(colour, "#FFFFFF" if kind == "tint" else "#000000", share)
    return colour


@dataclass(frozen=True, slots=True)
class Patch:
    """A colour, and the share of a place that has it."""

    colour: str
    share: float


def behind(layout: Any, place: Rect, scheme: Scheme, unit: float) -> list[Patch]:  # noqa: ANN401 - python-pptx's layout
    """What a slide of `layout` shows behind `place`, the ground first; a shape that covers it all is the ground."""
    patches = _ground(layout, scheme)
    for shape, rect in _drawn(layout, unit):
        share = _shared(rect, place) / max(1.0, place.width * place.height)
        colours = _fill_of(shape, rect, place, scheme) if share > 0 else []
        found = [Patch(colour, share / len(colours)) for colour in colours if colour]
        is_whole = share >= _WHOLE and found and len(found) == len(colours)
        patches = found if is_whole else [*patches, *found]
    return [patch for patch in patches if patch.share >= _SLIGHT] or patches[:1]


class Grounds:
    """What is behind places of layouts, looked up once: a large picture takes long to read, a deck has many slides."""

    def __init__(self, unit: float) -> None:
        self._unit = unit
        self._schemes: dict[str, Scheme] = {}
        self._found: dict[tuple[str, Rect], list[Patch]] = {}

    def scheme(self, layout: Any) -> Scheme:  # noqa: ANN401 - python-pptx's layout
        """The colours of a layout's master."""
        name = layout.part.partname
        if name not in self._schemes:
            self._schemes[name] = Scheme(layout.slide_master)
        return self._schemes[name]

    def behind(self, layout: Any, place: Rect) -> list[Patch]:  # noqa: ANN401 - python-pptx's layout
        """See `behind`."""
        key = (layout.part.partname, place)
        if key not in self._found:
            self._found[key] = behind(layout, place, self.scheme(layout), self._unit)
        return self._found[key]


def is_even(patches: Sequence[Patch], most: float) -> bool:
    """Whether nearly all of a place has the colour of its ground: no more than the share `most` has another."""
    ground = patches[0].colour
    return sum(patch.share for patch in patches if contrast(patch.colour, ground) > 1.25) <= most


def legible(own: str, others: Iterable[str], patches: Sequence[Patch], least: float = LARGE_TEXT) -> str | None:
    """The colour of text that can be read on all patches: its own where that is easy, else the best of all; None where
    none can."""
    if _least_contrast(own, patches) >= READABLE:
        return own
    best = max((own, *others, "#000000", "#FFFFFF"), key=lambda colour: _least_contrast(colour, patches))
    return best if _least_contrast(best, patches) >= least else None


def text_colour(placeholder: Any, layout: Any, scheme: Scheme) -> str:  # noqa: ANN401 - python-pptx's
    """The colour a placeholder's text takes from its layout and master."""
    kind = kind_of(placeholder)
    inner = f"{_A}lvl1pPr/{_A}defRPr/{_A}solidFill"
    for each in inherited(placeholder, layout):
        colour = scheme.of(each._element.find(f".//{_A}lstStyle/{inner}"))  # noqa: SLF001 - python-pptx has no name for it
        if colour:
            return colour
    style = (
        "titleStyle" if kind in ("title", "ctrTitle") else "bodyStyle" if kind in ("body", "subTitle") else "otherStyle"
    )
    found = layout.slide_master._element.find(f"{_P}txStyles/{_P}{style}/{inner}")  # noqa: SLF001 - as above
    return scheme.of(found) or scheme.named("tx1")


def _least_contrast(colour: str, patches: Sequence[Patch]) -> float:
    return min(contrast(colour, patch.colour) for patch in patches)


def _ground(layout: Any, scheme: Scheme) -> list[Patch]:  # noqa: ANN401 - python-pptx's layout
    for owner in (layout, layout.slide_master):
        ground = owner._element.find(f"{_P}cSld/{_P}bg")  # noqa: SLF001 - python-pptx has no name for it
        if ground is None:
            continue
        for holder in ground:
            colour = scheme.of(holder)
            colours = [
                each for each in (_fill_colours(holder, owner, None, scheme) if colour is None else [colour]) if each
            ]
            if colours:
                return [Patch(each, 1 / len(colours)) for each in colours]
    return [Patch(scheme.named("bg1"), 1.0)]


def _drawn(layout: Any, unit: float) -> Iterator[tuple[Any, Rect]]:  # noqa: ANN401 - python-pptx's layout
    """What the master and the layout draw, from the back to the front."""
    owners = (layout,) if layout._element.get("showMasterSp") == "0" else (layout.slide_master, layout)  # noqa: SLF001
    for owner in owners:
        for shape in owner.shapes:
            if not shape.is_placeholder and shape.width is not None:
                yield from _parts(shape, rect_of(shape, unit))


def _parts(shape: Any, rect: Rect) -> Iterator[tuple[Any, Rect]]:  # noqa: ANN401 - python-pptx's shape
    """A shape with its place; of a group, those within."""
    inner = shape._element.find(f"{_P}grpSpPr/{_A}xfrm")  # noqa: SLF001 - python-pptx does not tell a group's inner frame
    if inner is None or inner.find(f"{_A}chExt") is None:
        yield shape, rect
        return
    offset, extent = inner.find(f"{_A}chOff"), inner.find(f"{_A}chExt")
    across, down = (side / max(1, int(extent.get(name))) for side, name in ((rect.width, "cx"), (rect.height, "cy")))
    for child in shape.shapes:
        if child.width is not None:
            x, y = (child.left - int(offset.get("x"))) * across, (child.top - int(offset.get("y"))) * down
            yield from _parts(child, Rect(rect.x + x, rect.y + y, child.width * across, child.height * down))


def _fill_of(shape: Any, rect: Rect, place: Rect, scheme: Scheme) -> list[str | None]:  # noqa: ANN401 - python-pptx's shape
    """The colours of a shape behind a place; None for what shines through."""
    element = shape._element  # noqa: SLF001 - python-pptx reads no fills of pictures and themes
    part = _part_of(rect, place)
    if element.tag == f"{_P}pic":
        return _picture_colours(element.find(f"{_P}blipFill"), shape, part)
    properties = element.find(f"{_P}spPr")
    if properties is None:
        return []
    found = _fill_colours(properties, shape, part, scheme)
    is_filled = any(child.tag.endswith("Fill") for child in properties)
    reference = element.find(f"{_P}style/{_A}fillRef")
    if not is_filled and reference is not None and reference.get("idx") != "0":
        return [scheme.of(reference)]
    return found


def _fill_colours(holder: Any, owner: Any, part: QRectF | None, scheme: Scheme) -> list[str | None]:  # noqa: ANN401 - elements
    """The colours of a fill: one, those of a gradient, some of a picture; None for what shines through."""
    for fill in holder:
        kind = fill.tag.rpartition("}")[2]
        if kind == "solidFill":
            return [scheme.of(fill)]
        if kind == "gradFill":
            return [scheme.of(stop) for stop in fill.iter(f"{_A}gs")]
        if kind == "pattFill":
            return [scheme.of(fill.find(f"{_A}{name}")) for name in ("fgClr", "bgClr")]
        if kind == "blipFill":
            return _picture_colours(fill, owner, part)
    return []


def _picture_colours(fill: Any, owner: Any, part: QRectF | None) -> list[str | None]:  # noqa: ANN401 - an element, python-pptx's owner
    """Some colours of the part (in shares) of a picture."""
    blip = fill.find(f"{_A}blip") if fill is not None else None
    relation = blip.get(f"{_R}embed") if blip is not None else None
    if not relation:
        return []
    image = QImage.fromData(owner.part.related_part(relation).blob)
    if image.isNull():
        return [*_UNKNOWN]
    if part is not None:
        wide, high = image.width(), image.height()
        cut = QRectF(part.x() * wide, part.y() * high, part.width() * wide, part.height() * high).toAlignedRect()
        image = image.copy(cut.intersected(image.rect()))
    small = image.scaled(
        _SAMPLES, _SAMPLES, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    pixels = (small.pixelColor(x, y) for x in range(small.width()) for y in range(small.height()))
    return [pixel.name().upper() if pixel.alphaF() >= _SEEN else None for pixel in pixels]


def _part_of(rect: Rect, place: Rect) -> QRectF:
    """The part of `rect` that lies behind `place`, in shares of it."""
    whole = QRectF(rect.x, rect.y, max(0.01, rect.width), max(0.01, rect.height))
    part = whole.intersected(QRectF(place.x, place.y, place.width, place.height))
    return QRectF(
        (part.x() - whole.x()) / whole.width(),
        (part.y() - whole.y()) / whole.height(),
        part.width() / whole.width(),
        part.height() / whole.height(),
    )


def _shared(one: Rect, other: Rect) -> float:
    wide = min(one.right, other.right) - max(one.x, other.x)
    high = min(one.bottom, other.bottom) - max(one.y, other.y)
    return max(0.0, wide) * max(0.0, high)
