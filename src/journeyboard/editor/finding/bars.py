"""How the bars above the canvas look."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from journeyboard.drawing.theme import Theme, mixed
from journeyboard.editor.widgets.flow import FlowLayout

_GAP = 6


def row_of(bar: QWidget, widgets: Iterable[QWidget], at_end: Iterable[QWidget] = ()) -> None:
    """Put widgets beside each other into a bar, in lines where it is narrow; some of them at its end."""
    row = QHBoxLayout(bar)
    row.setContentsMargins(12, 6, 12, 6)
    row.setSpacing(_GAP)
    row.addWidget(flowing(widgets), 1)
    for widget in at_end:
        row.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)


def flowing(widgets: Iterable[QWidget]) -> QWidget:
    """Widgets beside each other, in as many lines as they need."""
    holder = QWidget()
    flow = FlowLayout(holder, gap=_GAP)
    for widget in widgets:
        flow.addWidget(widget)
    return holder


def bar_style(name: str, theme: Theme) -> str:
    """The style sheet of the bar with that object name: quiet, with flat buttons that light up."""
    hover = mixed(theme.accent, theme.card, 0.12)
    return f"""
QWidget#{name} {{ background: {theme.chrome}; border-bottom: 1px solid {theme.line}; }}
QToolButton {{ color: {theme.ink}; border: 1px solid transparent; border-radius: 6px; padding: 3px 6px; }}
QToolButton:hover {{ background: {hover}; }}
QToolButton:focus {{ border-color: {theme.accent}; }}
QToolButton:checked {{ background: {hover}; color: {theme.accent}; border-color: {theme.accent}; }}
QToolButton:checked:focus {{ background: {theme.accent}; color: {theme.accent_ink}; }}
QToolButton:disabled {{ color: {theme.mute}; }}
"""
