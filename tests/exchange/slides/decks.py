"""A deck as a person and a strict reader see it: every shape where it stands, and what must hold on each slide."""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from posixpath import join, normpath
from typing import Any

from pptx import Presentation
from pptx.oxml import parse_xml
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QTextLayout, QTextOption

from journeyboard.drawing.fonts import FAMILY, load_fonts
from journeyboard.exchange.export import export
from journeyboard.exchange.formats.pptx import PPTX, PptxOptions
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import View

EMU = 12_700
_TOUCH = 0.6
"""Points by which shapes may meet without overlapping."""
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@dataclass(frozen=True)
class Box:
    """A shape on a slide, in points."""

    slide: int
    name: str
    text: str
    left: float
    top: float
    right: float
    bottom: float
    shape: Any

    def overlaps(self, other: "Box") -> bool:
        return (
            self.left < other.right - _TOUCH
            and other.left < self.right - _TOUCH
            and self.top < other.bottom - _TOUCH
            and other.top < self.bottom - _TOUCH
        )

    def __str__(self) -> str:
        place = ", ".join(f"{each:.1f}" for each in (self.left, self.top, self.right, self.bottom))
        return f"slide {self.slide}: {self.name!r} {self.text[:30]!r} [{place}]"


def exported(journey: Journey, path: Path, **options: Any) -> Any:
    """The deck of a journey, opened by python-pptx."""
    return shown(journey, path, None, **options)


def shown(journey: Journey, path: Path, view: View | None, **options: Any) -> Any:
    """The same of a view."""
    assert export(PPTX, journey, PptxOptions(**options), path, shown=view)
    return Presentation(str(path))


def only(*names: str) -> dict[str, bool]:
    """The options for these slides alone."""
    return {name: name in names for name in PptxOptions.model_fields if name.endswith(("_slide", "_slides"))}


def boxes(deck: Any) -> list[Box]:
    """Every shape of every slide, those in groups too."""
    found: list[Box] = []
    for number, slide in enumerate(deck.slides, start=1):
        found += (_box(number, shape) for shape in _flat(slide.shapes))
    return found


def _flat(shapes: Any) -> Iterator[Any]:
    for shape in shapes:
        if shape.shape_type == 6:
            yield from _flat(shape.shapes)
        else:
            yield shape


def _box(number: int, shape: Any) -> Box:
    text = shape.text_frame.text if shape.has_text_frame else ""
    left, top = shape.left / EMU, shape.top / EMU
    return Box(number, shape.name, text, left, top, left + shape.width / EMU, top + shape.height / EMU, shape)


def texts_of(deck: Any) -> str:
    """All words on all slides: of shapes, tables and notes."""
    parts = [box.text for box in boxes(deck)]
    for box in boxes(deck):
        if box.shape.has_table:
            parts += [cell.text for row in box.shape.table.rows for cell in row.cells]
    parts += [slide.notes_slide.notes_text_frame.text for slide in deck.slides if slide.has_notes_slide]
    return "\n".join(parts)


def titles(deck: Any) -> list[str]:
    return [slide.shapes.title.text if slide.shapes.title is not None else "" for slide in deck.slides]


# -- what must hold


def outside(deck: Any) -> list[str]:
    """Shapes that reach over the edge of their slide."""
    wide, high = deck.slide_width / EMU, deck.slide_height / EMU
    return [
        str(box)
        for box in boxes(deck)
        if box.left < -_TOUCH or box.top < -_TOUCH or box.right > wide + _TOUCH or box.bottom > high + _TOUCH
    ]


def overlapping_texts(deck: Any) -> list[str]:
    """Pairs of shapes with words that lie over each other."""
    worded: dict[int, list[Box]] = {}
    for box in boxes(deck):
        if box.text.strip() or box.shape.has_table or box.shape.has_chart:
            worded.setdefault(box.slide, []).append(box)
    return [
        f"{one}\n  over {other}"
        for own in worded.values()
        for one, other in combinations(own, 2)
        if one.overlaps(other)
    ]


def overflowing(deck: Any) -> list[str]:
    """Shapes whose words take more room than they have, in a font as wide as Arial."""
    load_fonts()
    family = next((name for name in ("Arial", "Liberation Sans") if QFontDatabase.hasFamily(name)), FAMILY)
    return [str(box) for box in boxes(deck) if box.text.strip() and _overflows(box, family)]


def _overflows(box: Box, family: str) -> bool:
    if box.shape.is_placeholder:
        return False
    frame = box.shape.text_frame
    width = box.right - box.left - (frame.margin_left + frame.margin_right) / EMU - 2 * _tip(box)
    room = box.bottom - box.top - (frame.margin_top + frame.margin_bottom) / EMU
    if frame.word_wrap is False:
        widest = max(_widest(paragraph, family) for paragraph in frame.paragraphs)
        return widest > width + 12 and widest > width * 1.12
    height = sum(_height(paragraph, width, family) for paragraph in frame.paragraphs)
    return height > room + 1.0


def _tip(box: Box) -> float:
    """How far the tip of a chevron reaches in from either side: its text stands between them."""
    geometry = box.shape._element.spPr.find("{*}prstGeom")
    if geometry is None or geometry.get("prst") != "chevron":
        return 0.0
    return box.shape.adjustments[0] * min(box.right - box.left, box.bottom - box.top)


def _font(paragraph: Any, family: str) -> QFont:
    sizes = [run.font.size.pt for run in paragraph.runs if run.font.size]
    font = QFont(family)
    font.setPixelSize(round((max(sizes) if sizes else 10) * 8))
    if any(run.font.bold for run in paragraph.runs):
        # Arial's bold is narrower than Inter's half-bold: nothing that fits there is called too wide here.
        font.setWeight(QFont.Weight.DemiBold if family == FAMILY else QFont.Weight.Bold)
    return font


def _widest(paragraph: Any, family: str) -> float:
    return QFontMetricsF(_font(paragraph, family)).horizontalAdvance(paragraph.text) / 8


def _height(paragraph: Any, width: float, family: str) -> float:
    layout = QTextLayout(paragraph.text or " ", _font(paragraph, family))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    lines = 0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1.0, width) * 8)
        lines += 1
    layout.endLayout()
    above = paragraph.space_before.pt if paragraph.space_before else 0
    return above + lines * (paragraph.line_spacing.pt if paragraph.line_spacing else 12)


def broken_parts(path: Path) -> list[str]:
    """What would ask for a repair: parts that are no XML, relations to nothing, ids or names twice on a slide, parts
    without a content type."""
    found: list[str] = []
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        found += [name for name in names if names.count(name) > 1]
        types = archive.read("[Content_Types].xml").decode()
        for name in names:
            if name.endswith((".xml", ".rels")):
                parse_xml(archive.read(name))
            if f'PartName="/{name}"' not in types and f'Extension="{name.rpartition(".")[2]}"' not in types:
                found.append(f"{name} has no content type")
            if name.endswith(".rels"):
                found += _lost_targets(archive, name, set(names))
            if name.startswith("ppt/slides/slide"):
                found += _doubles(name, archive.read(name))
    return found


def _lost_targets(archive: zipfile.ZipFile, name: str, names: set[str]) -> list[str]:
    folder = name.replace("_rels/", "").rpartition("/")[0]
    lost: list[str] = []
    for relation in parse_xml(archive.read(name)).iter(_RELATIONS):
        target = relation.get("Target", "")
        if relation.get("TargetMode") == "External":
            lost.append(f"{name} leads outside: {target}")
            continue
        part = target.lstrip("/") if target.startswith("/") else normpath(join(folder, target))
        if part not in names:
            lost.append(f"{name} leads to {target}, which is not there")
    return lost


def _doubles(name: str, data: bytes) -> list[str]:
    ids: list[str] = []
    titles: list[str] = []
    for element in parse_xml(data).iter():
        if element.tag.endswith("}cNvPr"):
            ids.append(element.get("id", ""))
            titles.append(element.get("name", ""))
    return [f"{name}: {each} twice" for each in {*_twice(ids), *_twice([title for title in titles if title])}]


def _twice(items: list[str]) -> set[str]:
    return {item for item in items if items.count(item) > 1}
