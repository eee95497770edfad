"""The colours that belong to a journey and not to a theme: those of the stages, and the ink that reads on them."""

from typing import Literal

STAGE_COLOURS = ("#4E61FF", "#0B7FA0", "#0F8465", "#9D6B0E", "#C1512C", "#B5489B", "#697685", "#8352F5")
"""In order, repeating; each carries white text."""


def stage_colour(colour: str, index: int) -> str:
    """The colour of the stage at `index` among all stages: its own, or the palette's."""
    return colour or STAGE_COLOURS[index % len(STAGE_COLOURS)]


def ink_on(colour: str) -> Literal["white", "black"]:
    """The ink that has the higher contrast on `colour` ("#rrggbb")."""
    luminance = _luminance(colour)
    return "white" if 1.05 / (luminance + 0.05) >= (luminance + 0.05) / 0.05 else "black"


def _luminance(colour: str) -> float:
    """Relative luminance after WCAG 2.2."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
