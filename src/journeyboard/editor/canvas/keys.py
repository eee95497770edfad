"""The keys of the map. Each key is a function of the canvas; `pressed` finds it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from journeyboard.editor.canvas import moving, walking
from journeyboard.editor.canvas.places import items_at
from journeyboard.editor.canvas.texteditor import is_mark
from journeyboard.journey.editing import delete
from journeyboard.journey.records import Feeling, Lane, Link, Persona

if TYPE_CHECKING:
    from journeyboard.editor.canvas.canvas import Canvas

Key = Qt.Key
Mod = Qt.KeyboardModifier
Action = Callable[["Canvas"], object]

_ARROWS = {Key.Key_Up: (0, -1), Key.Key_Down: (0, 1), Key.Key_Left: (-1, 0), Key.Key_Right: (1, 0)}


def pressed(canvas: "Canvas", key: Qt.Key, modifiers: Qt.KeyboardModifier, text: str) -> bool:
    """Do what a key means on the map; tell whether it means anything."""
    modifiers &= ~Mod.KeypadModifier
    if key in _ARROWS:
        return _arrow(canvas, *_ARROWS[key], modifiers)
    action = _KEYS.get((key, modifiers))
    if action is not None:
        action(canvas)
        return True
    if text and text.isprintable() and not text.isspace() and not modifiers & (Mod.ControlModifier | Mod.MetaModifier):
        return not is_mark(modifiers, text) and canvas.type_into_new(text)
    return False


def _arrow(canvas: "Canvas", dx: int, dy: int, modifiers: Qt.KeyboardModifier) -> bool:
    ctrl, shift = bool(modifiers & Mod.ControlModifier), bool(modifiers & Mod.ShiftModifier)
    if modifiers & Mod.AltModifier:
        moving.move_heading(canvas, dx or dy)
    elif ctrl and dy and moving.nudge_feelings(canvas, -dy * (0.5 if shift else 0.1)):
        pass
    elif ctrl:
        moving.move_cards_by(canvas, dx, dy)
    elif shift:
        walking.extend(canvas, dx, dy)
    else:
        walking.walk(canvas, dx, dy)
    return True


def _enter(canvas: "Canvas") -> None:
    """Write: the next card in a cell, a persona's sheet, the value of a feeling, or the name of a heading."""
    session = canvas.session
    if canvas.tool.entered():
        return
    if session.journey.find(Link, session.selected[-1] if session.selected else "") is None and canvas.write_new_card():
        return
    chosen = session.selected[-1] if session.selected else ""
    if session.journey.find(Persona, chosen) is not None:
        canvas.sheet_wanted.emit(chosen)
        return
    if session.journey.find(Feeling, chosen) is None and canvas.write_feeling():
        return
    if chosen and not canvas.write(chosen):
        canvas.left.emit()  # it is written in the inspector


def _write(canvas: "Canvas") -> None:
    """Edit what is selected; in a cell with nothing selected its first card, or a new one."""
    session = canvas.session
    place = session.place
    if session.selected:
        canvas.write(session.selected[-1])
        return
    items = items_at(session.journey, canvas.board, place) if place is not None else []
    if items:
        session.select([items[0]], place)
        canvas.write(items[0])
    else:
        _enter(canvas)


def _escape(canvas: "Canvas") -> None:
    """One step back: from a gesture, from a selection to its cell, from the cell to nothing."""
    if canvas.cancel_gesture():
        return
    canvas.anchor = None
    session = canvas.session
    place = session.place
    session.focus(place if session.selected and place is not None and place.lane and place.step else None)


def _delete(canvas: "Canvas") -> None:
    session = canvas.session
    if session.selected:
        place = session.place
        session.do(delete(session.journey, session.selected))
        if place is not None and session.journey.find(Lane, place.lane) is not None:
            session.focus(session.place or place)


def _select_all(canvas: "Canvas") -> None:
    """All of the cell; again: all cards."""
    session = canvas.session
    place = session.place
    here = items_at(session.journey, canvas.board, place) if place is not None else []
    if here and set(here) != set(session.selected):
        session.select(here, place)
    else:
        session.select(session.journey.cards, place)


_KEYS: dict[tuple[Qt.Key, Qt.KeyboardModifier], Action] = {
    (Key.Key_Escape, Mod.NoModifier): _escape,
    (Key.Key_Return, Mod.NoModifier): _enter,
    (Key.Key_Enter, Mod.NoModifier): _enter,
    (Key.Key_F2, Mod.NoModifier): _write,
    (Key.Key_F6, Mod.NoModifier): lambda canvas: canvas.left.emit(),
    (Key.Key_Delete, Mod.NoModifier): _delete,
    (Key.Key_Backspace, Mod.NoModifier): _delete,
    (Key.Key_Tab, Mod.NoModifier): lambda canvas: walking.tab(canvas, 1),
    (Key.Key_Backtab, Mod.NoModifier): lambda canvas: walking.tab(canvas, -1),
    (Key.Key_Backtab, Mod.ShiftModifier): lambda canvas: walking.tab(canvas, -1),
    (Key.Key_Home, Mod.NoModifier): lambda canvas: walking.to_end(canvas, first=True),
    (Key.Key_End, Mod.NoModifier): lambda canvas: walking.to_end(canvas, first=False),
    (Key.Key_Home, Mod.ControlModifier): lambda canvas: walking.to_corner(canvas, first=True),
    (Key.Key_End, Mod.ControlModifier): lambda canvas: walking.to_corner(canvas, first=False),
    (Key.Key_PageUp, Mod.NoModifier): lambda canvas: canvas.pan(0, -canvas.viewport().height() * 0.85),
    (Key.Key_PageDown, Mod.NoModifier): lambda canvas: canvas.pan(0, canvas.viewport().height() * 0.85),
    (Key.Key_A, Mod.ControlModifier): _select_all,
    (Key.Key_Plus, Mod.ControlModifier): lambda canvas: canvas.zoom_in(),
    (Key.Key_Plus, Mod.ControlModifier | Mod.ShiftModifier): lambda canvas: canvas.zoom_in(),
    (Key.Key_Equal, Mod.ControlModifier): lambda canvas: canvas.zoom_in(),
    (Key.Key_Minus, Mod.ControlModifier): lambda canvas: canvas.zoom_out(),
    (Key.Key_0, Mod.ControlModifier): lambda canvas: canvas.zoom_to(1.0),
}
