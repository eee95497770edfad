"""Where Tab comes to widgets that are made while a window stands: Qt would put them behind all others."""

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def come_before(anchor: QWidget, widgets: Iterable[QWidget]) -> None:
    """Let Tab come to the widgets in turn, and then to the anchor."""
    made = list(widgets)
    before: QWidget | None = anchor.previousInFocusChain()
    while before is not None and before is not anchor and (not _takes_focus(before) or before in made):
        before = before.previousInFocusChain()
    first = [before] if before is not None and before is not anchor else []
    _in_turn([*first, *made, anchor])


def come_after(anchor: QWidget, widgets: Iterable[QWidget]) -> None:
    """Let Tab come from the anchor to the widgets in turn."""
    _in_turn([anchor, *widgets])


def _in_turn(widgets: list[QWidget]) -> None:
    for one, other in pairwise(widgets):
        QWidget.setTabOrder(one, other)


def _takes_focus(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
