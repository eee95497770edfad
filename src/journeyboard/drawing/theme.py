"""The colours of both themes, and what is mixed from them."""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from PySide6.QtGui import QColor, QPalette

from journeyboard.drawing.colours import mixed, readable
from journeyboard.journey.figures import Status
from journeyboard.journey.records import CardKind

PERSONA_DISCS = ("#7A3FF2", "#B15F0C", "#0B8181", "#D63174", "#4C7A1E")
"""Persona colours under white initials, the same in both themes."""

_NOTE_EDGE = "#697685"
_TOUCHPOINT_EDGE = "#4E61FF"
_STATUS_TINT = 0.09
_CARD_TINT = 0.07


@dataclass(frozen=True)
class Theme:
    """The colours ("#rrggbb") that everything is painted in."""

    name: Literal["light", "dark", "contrast"]
    desk: str
    paper: str
    chrome: str
    line: str
    ink: str
    mute: str
    lane: str
    card: str
    accent: str
    accent_ink: str
    good: str
    warn: str
    bad: str
    chip: str
    """The face of a chip."""
    off: str
    """What is not lit: the severity dots beyond the severity."""
    grid: str
    """The faint lines of an emotion lane."""
    shadow: str
    """The soft lower edge of a card, where it lies on the paper."""
    personas: tuple[str, ...]
    """The colours of curves and their names."""
    _tints: dict[Status | None, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        tints: dict[Status | None, str] = {
            "good": mixed(self.good, self.card, _STATUS_TINT),
            "warn": mixed(self.warn, self.card, _STATUS_TINT),
            "bad": mixed(self.bad, self.card, _STATUS_TINT),
            None: self.card,
        }
        object.__setattr__(self, "_tints", tints)

    def status(self, status: Status | None) -> str:
        """The colour of text and marks that tell a status; the secondary text's without one."""
        return {"good": self.good, "warn": self.warn, "bad": self.bad, None: self.mute}[status]

    def tile_face(self, status: Status | None) -> str:
        """The face of a metric tile: the card's, tinted by status."""
        return self._tints[status]

    def card_face(self, kind: CardKind) -> str:
        """The face of a card: pain points and opportunities are tinted."""
        if kind == "pain_point":
            return mixed(self.bad, self.card, _CARD_TINT)
        return mixed(self.good, self.card, _CARD_TINT) if kind == "opportunity" else self.card

    def card_edge(self, kind: CardKind) -> str:
        """The colour of a card's left edge where its lane gives none."""
        return {
            "pain_point": self.bad,
            "opportunity": self.good,
            "touchpoint": _TOUCHPOINT_EDGE,
        }.get(kind, _NOTE_EDGE)

    def persona(self, colour: str, index: int) -> str:
        """The colour of a persona's curve and name: its own, made readable on the paper, or the palette's."""
        return readable(colour, self.paper) if colour else self.personas[index % len(self.personas)]


LIGHT = Theme(
    name="light",
    desk="#ECEEF3",
    paper="#FFFFFF",
    chrome="#F7F8FA",
    line="#DDE0E8",
    ink="#1C2233",
    mute="#5F6680",
    lane="#F6F7FA",
    card="#FFFFFF",
    accent="#3B5BFD",
    accent_ink="#FFFFFF",
    good="#0E795C",
    warn="#8E620D",
    bad="#CD2939",
    chip="#EEF0F5",
    off="#DDE0E8",
    grid="#E6E8EF",
    shadow="#ECEEF2",
    personas=PERSONA_DISCS,
)

DARK = Theme(
    name="dark",
    desk="#14161C",
    paper="#1B1E26",
    chrome="#20242E",
    line="#323847",
    ink="#E8EAF2",
    mute="#98A0B8",
    lane="#20242D",
    card="#262B37",
    accent="#7D94FF",
    accent_ink="#14161C",
    good="#14B288",
    warn="#D29013",
    bad="#E6808B",
    chip="#303645",
    off="#3A4153",
    grid="#2B303D",
    shadow="#16181F",
    personas=("#996CF5", "#F08A24", "#0D9696", "#DE588E", "#5E9725"),
)


CONTRAST = Theme(
    name="contrast",
    desk="#000000",
    paper="#000000",
    chrome="#000000",
    line="#FFFFFF",
    ink="#FFFFFF",
    mute="#F0F0F0",
    lane="#000000",
    card="#000000",
    accent="#FFD60A",
    accent_ink="#000000",
    good="#4DFFA6",
    warn="#FFC94D",
    bad="#FF9C9C",
    chip="#000000",
    off="#6E6E6E",
    grid="#6E6E6E",
    shadow="#000000",
    personas=("#C9A8FF", "#FFB066", "#5CE6E6", "#FF9CCB", "#B4F08A"),
)
"""For eyes that need more: black and white, strong edges. On screen only; exports are light or dark."""


def themed(name: Literal["light", "dark"] | None) -> Theme:
    """The theme of that name; light without one."""
    return DARK if name == "dark" else LIGHT


def disc(colour: str, index: int) -> str:
    """The colour under a persona's initial: dark enough for white text in both themes."""
    return readable("#FFFFFF", colour, moving="ground") if colour else PERSONA_DISCS[index % len(PERSONA_DISCS)]


@lru_cache(maxsize=8)
def qt_palette(theme: Theme) -> QPalette:
    """The palette of the program's widgets."""
    palette = QPalette()
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.chrome,
        role.WindowText: theme.ink,
        role.Base: theme.card,
        role.AlternateBase: theme.lane,
        role.Text: theme.ink,
        role.PlaceholderText: theme.mute,
        role.Button: theme.card,
        role.ButtonText: theme.ink,
        role.BrightText: theme.bad,
        role.ToolTipBase: theme.ink,
        role.ToolTipText: theme.paper,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.accent_ink,
        role.Accent: theme.accent,
        role.Link: readable(theme.accent, theme.chrome),
        role.LinkVisited: readable(theme.personas[0], theme.chrome),
        role.Light: mixed("#FFFFFF", theme.chrome, 0.5 if theme.name == "light" else 0.08),
        role.Midlight: mixed(theme.line, theme.chrome, 0.5),
        role.Mid: theme.line,
        role.Dark: mixed(theme.mute, theme.line, 0.4),
        role.Shadow: mixed("#000000", theme.line, 0.5),
    }
    for name, colour in colours.items():
        palette.setColor(name, QColor(colour))
    faint = QColor(mixed(theme.mute, theme.chrome, 0.6))
    for name in (role.WindowText, role.Text, role.ButtonText, role.PlaceholderText, role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, faint)
    for name in (role.Highlight, role.Accent):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(theme.line))
    for name in (role.Base, role.Button):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(theme.chrome))
    return palette
