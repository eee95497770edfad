"""The colours and the font of a deck: those of a theme of the program, or those of a company's template."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from pptx.oxml import parse_xml

from journeyboard.board.palette import STAGE_COLOURS
from journeyboard.drawing.colours import READABLE, contrast, mixed, readable
from journeyboard.drawing.theme import DARK, LIGHT, PERSONA_DISCS, Theme

FONT = "Arial"
"""The font of decks without a template: every computer with a slide program has it or one of its widths."""

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_ACCENTS = tuple(f"accent{number}" for number in range(1, 7))
_MUTE, _LINE, _LANE, _CHIP, _OFF = 0.66, 0.16, 0.04, 0.08, 0.2
"""How much of the ink is mixed into the paper of a template for what is quieter than text."""


@dataclass(frozen=True)
class Look:
    """What shapes are painted in ("#rrggbb")."""

    theme: Theme
    """Its tokens, the paper, ink and accent those of the deck."""
    stages: tuple[str, ...]
    """The colours of stages without their own, in order, repeating."""
    discs: tuple[str, ...]
    """The colours under the initials of personas without their own."""
    font: str
    title_font: str = ""
    """Of titles, where it is another."""
    text: str = ""
    """The colour of text, where it is not the one that slides have by themselves."""

    def persona(self, colour: str, index: int) -> str:
        """The colour of a persona's curve and name."""
        return self.theme.persona(colour, index)

    def disc(self, colour: str, index: int) -> str:
        """The colour under a persona's initial, dark enough for white text."""
        return readable("#FFFFFF", colour or self.discs[index % len(self.discs)], moving="ground")


def own_look(theme: Theme) -> Look:
    """The look of a deck without a template."""
    return Look(theme, STAGE_COLOURS, PERSONA_DISCS, FONT)


def template_look(theme_xml: bytes, mapping: Mapping[str, str], ground: str = "") -> Look:
    """The look of a template: its theme's XML, which of its colours are text and background, and the colour that its
    slides have behind them, where they have one."""
    colours = scheme_colours(theme_xml)
    usual, own = (colours[mapping.get(name, usual)] for name, usual in (("bg1", "lt1"), ("tx1", "dk1")))
    paper = ground or usual
    ink = (
        own
        if contrast(own, paper) >= READABLE
        else max((usual, "#000000", "#FFFFFF"), key=lambda c: contrast(c, paper))
    )
    base = LIGHT if contrast(paper, "#000000") > contrast(paper, "#FFFFFF") else DARK
    accents = tuple(colours[name] for name in _ACCENTS if name in colours) or STAGE_COLOURS
    theme = replace(
        base,
        paper=paper,
        ink=ink,
        card=paper,
        mute=readable(mixed(ink, paper, _MUTE), paper),
        line=mixed(ink, paper, _LINE),
        lane=mixed(ink, paper, _LANE),
        chip=mixed(ink, paper, _CHIP),
        off=mixed(ink, paper, _OFF),
        grid=mixed(ink, paper, _CHIP),
        shadow=mixed(ink, paper, _CHIP),
        accent=accents[0],
        good=readable(base.good, paper),
        warn=readable(base.warn, paper),
        bad=readable(base.bad, paper),
        personas=tuple(readable(colour, paper) for colour in accents),
    )
    font = theme_font(theme_xml) or FONT
    return Look(theme, accents, accents, font, theme_font(theme_xml, "major"), "" if ink == own else ink)


def scheme_colours(theme_xml: bytes) -> dict[str, str]:
    """The colours of a theme by their names (dk1, lt1, accent1 …)."""
    colours = {"dk1": "#000000", "lt1": "#FFFFFF"}
    scheme = parse_xml(theme_xml).find(f".//{_A}clrScheme")
    for element in scheme if scheme is not None else ():
        for colour in element:
            value = colour.get("lastClr") or colour.get("val", "")
            if len(value) == 6:
                colours[element.tag.rpartition("}")[2]] = f"#{value.upper()}"
    return colours


def theme_font(theme_xml: bytes, kind: Literal["minor", "major"] = "minor") -> str:
    """The font of a theme's running text or ("major") of its titles; empty without one."""
    latin = parse_xml(theme_xml).find(f".//{_A}{kind}Font/{_A}latin")
    return latin.get("typeface", "") if latin is not None else ""
