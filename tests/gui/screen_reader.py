"""A client of AT-SPI, as a screen reader is one. The system's own Python runs it, which has the bindings.

It reads questions, one JSON object a line, and answers each with one: {"ask": verb, "path": [[role, name], …], …}.
A path goes down from the program; a name that ends in “…” is the beginning of one, an empty one is any. Only what
goes over the accessibility bus is looked at.
"""

import contextlib
import importlib
import json
import sys
import warnings
from typing import Any

gi: Any = importlib.import_module("gi")
gi.require_version("Atspi", "2.0")
Atspi: Any = importlib.import_module("gi.repository.Atspi")
GLib: Any = importlib.import_module("gi.repository.GLib")

_STATES = ("FOCUSED", "SELECTED", "SHOWING", "EDITABLE", "FOCUSABLE")


class Reader:
    """What a screen reader can ask and do."""

    def __init__(self, program: str) -> None:
        self._program = program
        self._heard: list[str] = []
        self._listener = Atspi.EventListener.new(self._hear)
        self._listener.register("object:state-changed:focused")

    def answer(self, question: dict[str, Any]) -> object:
        """The answer to one question; None for what is not there."""
        verb = question.pop("ask")
        if verb == "heard":
            return self._heard
        found = self._find(question.pop("path"))
        return getattr(self, f"_{verb}")(found, **question) if found is not None else None

    def _hear(self, event: Any) -> None:
        with contextlib.suppress(GLib.Error):  # it has gone already
            if event.detail1:
                self._heard.append(f"{event.source.get_role_name()}: {event.source.get_name()}")

    # -- finding

    def _find(self, path: list[list[str]]) -> Any:
        desktop = Atspi.get_desktop(0)
        found = next((app for app in _below(desktop) if app.get_name() == self._program), None)
        for role, name in path:
            if found is None:
                return None
            found = next(_search(found, role, name), None)
        return found

    # -- looking

    def _look(self, thing: Any) -> object:
        box = thing.get_extents(Atspi.CoordType.SCREEN)
        states = thing.get_state_set()
        return {
            "role": thing.get_role_name(),
            "name": thing.get_name(),
            "description": thing.get_description(),
            "box": [box.x, box.y, box.width, box.height],
            "states": [s.lower() for s in _STATES if states.contains(getattr(Atspi.StateType, s))],
            "actions": [_action_name(thing, n) for n in range(_actions(thing))],
        }

    def _below(self, thing: Any) -> object:
        return [[child.get_role_name(), child.get_name()] for child in _below(thing)]

    def _walk(self, thing: Any) -> object:
        """Everything below, in order, with its depth."""

        def lines(at: Any, depth: int) -> Any:
            for child in _below(at):
                yield [depth, child.get_role_name(), child.get_name()]
                yield from lines(child, depth + 1)

        return list(lines(thing, 0))

    def _text(self, thing: Any) -> object:
        return Atspi.Text.get_text(thing, 0, Atspi.Text.get_character_count(thing))

    # -- doing

    def _act(self, thing: Any, action: str) -> object:
        names = [_action_name(thing, n) for n in range(_actions(thing))]
        return action in names and Atspi.Action.do_action(thing, names.index(action))

    def _write(self, thing: Any, text: str) -> object:
        return Atspi.EditableText.set_text_contents(thing, text)

    def _focus(self, thing: Any) -> object:
        return Atspi.Component.grab_focus(thing)

    def _under(self, thing: Any, x: int, y: int) -> object:
        found = Atspi.Component.get_accessible_at_point(thing, x, y, Atspi.CoordType.SCREEN)
        return [found.get_role_name(), found.get_name()] if found is not None else None


def _actions(thing: Any) -> int:
    return Atspi.Action.get_n_actions(thing) if "Action" in Atspi.Accessible.get_interfaces(thing) else 0


def _action_name(thing: Any, index: int) -> str:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the newer name is not in older bindings
        return Atspi.Action.get_action_name(thing, index)


def _below(thing: Any) -> list[Any]:
    found = (thing.get_child_at_index(index) for index in range(thing.get_child_count()))
    return [child for child in found if child is not None]


def _search(thing: Any, role: str, name: str) -> Any:
    """All of that role and name below, the nearest first."""
    level = _below(thing)
    while level:
        yield from (at for at in level if at.get_role_name() == role and _is_called(at.get_name(), name))
        level = [child for at in level for child in _below(at)]


def _is_called(name: str, wanted: str) -> bool:
    return name.startswith(wanted[:-1]) if wanted.endswith("…") else wanted in ("", name)


def main(program: str) -> None:
    """Answer until nothing more is asked."""
    reader = Reader(program)
    loop = GLib.MainLoop()

    def asked(_channel: Any, _condition: Any) -> bool:
        line = sys.stdin.readline()
        if not line:
            loop.quit()
            return False
        try:
            answer = {"answer": reader.answer(json.loads(line))}
        except GLib.Error as error:  # what was found has gone meanwhile
            answer = {"answer": None, "because": str(error)}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()
        return True

    GLib.io_add_watch(sys.stdin, GLib.IO_IN | GLib.IO_HUP, asked)
    loop.run()


if __name__ == "__main__":
    main(sys.argv[1])
