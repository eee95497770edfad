"""Arithmetic of colours ("#rrggbb"): mixing, contrast, and the nearest shade that can be read."""

from functools import lru_cache
from typing import Literal

READABLE = 4.5
"""The least contrast of text against what is behind it (WCAG 2.2, level AA)."""


@lru_cache(maxsize=4096)
def mixed(colour: str, ground: str, share: float) -> str:
    """`share` (0–1) of `colour` on `ground`."""
    return _hex(tuple(g + (c - g) * share for c, g in zip(_rgb(colour), _rgb(ground), strict=True)))


@lru_cache(maxsize=4096)
def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1–21 (WCAG 2.2, "contrast ratio")."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@lru_cache(maxsize=4096)
def readable(
    colour: str, ground: str, least: float = READABLE, *, moving: Literal["colour", "ground"] = "colour"
) -> str:
    """The nearest shade of `colour` (or of `ground`) at which the two reach the contrast `least`."""
    still, moved = (ground, colour) if moving == "colour" else (colour, ground)
    towards = max(("#000000", "#FFFFFF"), key=lambda end: contrast(end, still))
    steps = 50
    shades = (mixed(towards, moved, step / steps) for step in range(steps + 1))
    return next((shade for shade in shades if contrast(shade, still) >= least), towards)


def _rgb(colour: str) -> tuple[float, float, float]:
    return (int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16))


def _hex(parts: tuple[float, ...]) -> str:
    return "#" + "".join(f"{round(part):02X}" for part in parts)


def _luminance(colour: str) -> float:
    """Relative luminance, 0–1 (WCAG 2.2)."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (value / 255 for value in _rgb(colour))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
