"""Which layouts of a presentation slides are made of, and where there is room on them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from journeyboard.board.geometry import Rect
from journeyboard.exchange.slides.shapes import EMU

FEET = ("dt", "ftr", "sldNum")
"""The kinds of what stands at the foot of slides."""
_TITLES = ("title", "ctrTitle")
_LEAST_BODY = 0.55
"""The share of the slide that must be free below a template's title; else the title moves up."""
_RAISED_TITLE = 40.0
_EDGE = 0.04
"""The least margin of a template's slide, as a share of its width."""


@dataclass(frozen=True, slots=True)
class Places:
    """A layout for slides that are drawn upon, and where there is room on it."""

    layout: Any
    title: Rect
    body: Rect
    moves_title: bool
    """Whether the title stands elsewhere than the layout has it."""


def kind_of(placeholder: Any) -> str:  # noqa: ANN401 - a placeholder
    """What a placeholder is for, as the file has it."""
    return placeholder._element.ph.get("type", "obj")  # noqa: SLF001 - the name it has in the file


def rect_of(shape: Any, unit: float) -> Rect:  # noqa: ANN401 - a shape with a place of its own or its master's
    """Where a shape stands, in units of so many points."""
    return Rect(*(each / EMU / unit for each in (shape.left, shape.top, shape.width, shape.height)))


def title_of(owner: Any) -> Any:  # noqa: ANN401 - python-pptx's layout or master, and its title
    """The placeholder of the title; None without one."""
    return next((shape for shape in owner.placeholders if kind_of(shape) in _TITLES and shape.width is not None), None)


def inherited(placeholder: Any, layout: Any) -> Iterator[Any]:  # noqa: ANN401 - python-pptx's
    """The placeholders that one takes its look from: that of its layout, then that of the master."""
    index, kind = placeholder.placeholder_format.idx, kind_of(placeholder)
    yield from (each for each in layout.placeholders if each.placeholder_format.idx == index)
    kinds = {*_TITLES} if kind in _TITLES else {"body"} if kind == "subTitle" else {kind}
    yield from (each for each in layout.slide_master.placeholders if kind_of(each) in kinds)


def cover_layout(layouts: Sequence[Any]) -> Any:  # noqa: ANN401 - python-pptx's layouts
    """The layout of the first slide: one with a title and a subtitle."""
    return _typed(layouts, "title") or max(layouts, key=_cover_rank)


def page_layout(layouts: Sequence[Any]) -> Any:  # noqa: ANN401 - python-pptx's layouts
    """The layout of all other slides: one with a title and little else."""
    return _typed(layouts, "titleOnly") or min(layouts, key=_rank)


def places_on(layout: Any, wide: float, high: float, unit: float, *, is_template: bool) -> Places:  # noqa: ANN401 - python-pptx's layout
    """Where there is room on slides of a layout, as the layout has it, else its master; else the title moves up."""
    edge = wide * _EDGE
    if not is_template:
        title = rect_of(title_of(layout), unit)
        return Places(layout, title, _below(layout, title, wide, high, unit), moves_title=False)
    for owner in (layout, layout.slide_master):
        found = title_of(owner)
        if found is None and owner is not layout:
            continue
        title = Rect(edge, edge, wide - 2 * edge, _RAISED_TITLE) if found is None else rect_of(found, unit)
        body = _body_of(owner, title, high, unit) or _below(layout, title, wide, high, unit)
        if body.height >= high * _LEAST_BODY:
            return Places(layout, title, body, moves_title=owner is not layout)
    title = Rect(edge, edge / 2, wide - 2 * edge, _RAISED_TITLE)
    return Places(layout, title, _below(layout, title, wide, high, unit), moves_title=True)


def _body_of(owner: Any, title: Rect, high: float, unit: float) -> Rect | None:  # noqa: ANN401 - python-pptx's layout or master
    """The place that a layout or master has for text below the title, where that is large enough."""
    for shape in owner.placeholders:
        if kind_of(shape) in ("body", "obj") and shape.width is not None:
            rect = rect_of(shape, unit)
            if rect.height >= high * _LEAST_BODY and rect.y >= title.bottom - 1 and rect.width >= title.width * 0.8:
                return rect
    return None


def _below(layout: Any, title: Rect, wide: float, high: float, unit: float) -> Rect:  # noqa: ANN401 - python-pptx's layout
    """What is free between the title and what stands at the foot."""
    edge = wide * _EDGE
    bottom = min((shape.y - 4 for shape in _low_shapes(layout, high, unit)), default=high - edge)
    bottom = min(bottom, high - edge)
    left, right = (title.x, title.right) if title.width > wide * 0.6 else (edge, wide - edge)
    return Rect(left, title.bottom + 2, right - left, bottom - title.bottom - 2)


def _low_shapes(layout: Any, high: float, unit: float) -> Iterator[Rect]:  # noqa: ANN401 - python-pptx's layout
    """What stands at the foot of a layout: footers, and what its master draws there."""
    for shape in (*layout.shapes, *layout.slide_master.shapes):
        if shape.is_placeholder and kind_of(shape) not in FEET:
            continue
        if shape.left is None or shape.width is None:
            continue
        rect = rect_of(shape, unit)
        if rect.y > high * 0.8:
            yield rect


def _typed(layouts: Sequence[Any], kind: str) -> Any:  # noqa: ANN401 - python-pptx's layouts
    return next((layout for layout in layouts if layout._element.get("type") == kind), None)  # noqa: SLF001


def _rank(layout: Any) -> tuple[bool, int]:  # noqa: ANN401 - python-pptx's layout
    """Layouts with a title and little else come first."""
    kinds = [kind_of(shape) for shape in layout.placeholders]
    return ("title" not in kinds, sum(kind not in ("title", *FEET) for kind in kinds))


def _cover_rank(layout: Any) -> tuple[bool, bool, bool]:  # noqa: ANN401 - python-pptx's layout
    """Layouts with a title and a subtitle and nothing else come last."""
    kinds = {kind_of(shape) for shape in layout.placeholders}
    return (bool(kinds & {*_TITLES}), "subTitle" in kinds, not kinds & {"obj", "pic"})
