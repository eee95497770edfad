"""Metric tiles: name, value, change, sparkline, target, tinted by status."""

from PySide6.QtCore import QPointF, Qt

from journeyboard.board.curves import monotone_path
from journeyboard.board.figure_shapes import TileShape
from journeyboard.board.geometry import Point, Rect
from journeyboard.board.tiles import SIGN
from journeyboard.drawing.canvas import Canvas, brush, pen
from journeyboard.drawing.cards import paint_face
from journeyboard.drawing.icons import paint_icon
from journeyboard.drawing.lines import paint_curve
from journeyboard.drawing.text import paint_text
from journeyboard.drawing.theme import Theme
from journeyboard.journey.figures import Status

SIGNS: dict[Status, str] = {"good": "circle-check", "warn": "triangle-alert", "bad": "circle-alert"}
"""The icon that tells a status without its colour."""
SIGN_INSET = 8.0


def paint_tile(canvas: Canvas, tile: TileShape) -> None:
    """Paint a tile whose upper left corner is the origin."""
    painter, theme = canvas.painter, canvas.theme
    paint_face(canvas, tile.rect, theme.tile_face(tile.status))
    paint_text(painter, tile.name, pen(theme.mute))
    for side in tile.sides:
        paint_text(painter, side.label, pen(theme.mute))
        paint_text(painter, side.value, pen(theme.ink))
    if not tile.sides:
        paint_text(painter, tile.value, pen(theme.mute if tile.waits else theme.ink))
    if tile.change is not None:
        paint_text(painter, tile.change, pen(change_colour(tile, theme)))
    if tile.note is not None:
        paint_text(painter, tile.note, pen(theme.mute))
    _paint_spark(canvas, tile.spark, theme.status(tile.status))
    if tile.status is not None:
        x = tile.rect.width - SIGN_INSET - SIGN
        paint_icon(painter, SIGNS[tile.status], Rect(x, SIGN_INSET, SIGN, SIGN), theme.status(tile.status))


def change_colour(tile: TileShape, theme: Theme) -> str:
    """Good when the change goes the metric's good way; else a warning while the value itself is only that."""
    if tile.better is None:
        return theme.mute
    if tile.better:
        return theme.good
    return theme.warn if tile.status == "warn" else theme.bad


def _paint_spark(canvas: Canvas, points: tuple[Point, ...], colour: str) -> None:
    if len(points) == 0:
        return
    painter = canvas.painter
    if len(points) > 1:
        paint_curve(canvas, monotone_path(points), colour, 1.5, None)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(brush(colour))
    painter.drawEllipse(QPointF(*points[-1]), 2.4, 2.4)
