"""The rules of the house (docs/architecture.md): who may import whom. Each rule is a test of its own."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

PACKAGE = "journeyboard"
SOURCES = Path(__file__).parent.parent / "src" / PACKAGE
LONGEST_MODULE = 400  # lines

CORE = {"journey", "storage", "metrics", "board"}
MAY_IMPORT = {
    "language": {"resources"},
    "resources": set[str](),
    "journey": {"language"},
    "storage": {"journey"},
    "metrics": {"journey"},
    "board": {"journey"},
    "drawing": {"journey", "board"},
    "exchange": {"journey", "storage", "metrics", "board", "drawing"},
    "editor": {"journey", "storage", "metrics", "board", "drawing", "exchange"},
    "cli": {"journey", "storage", "metrics", "board", "drawing", "exchange", "editor"},
}
EVERY_ROOM_MAY_IMPORT = {"language", "resources"}
"""Every room but `journey`, which needs words only."""

QT = {"PySide6", "shiboken6"}
IMPORTED_WHERE_USED = {"babel", "openpyxl", "xlsxwriter", "python_calamine", "rapidfuzz", "pptx", "PIL"}


@dataclass(frozen=True)
class Import:
    """One imported module or name, and where it stands."""

    file: Path
    line: int
    function: str
    """The outermost function it stands in; empty at the top of a module."""
    target: str
    """Dotted: ``journeyboard.journey.Journey`` for ``from journeyboard.journey import Journey``."""

    @property
    def room(self) -> str:
        return _room_of(self.file)

    @property
    def imported_room(self) -> str:
        """The room of ours that is imported; empty for other packages and for the package itself."""
        package, _, rest = self.target.partition(".")
        room = rest.partition(".")[0]
        return room if package == PACKAGE and not room.startswith("__") else ""

    def __str__(self) -> str:
        return f"{self.file.relative_to(SOURCES.parent)}:{self.line} imports {self.target}"


def _room_of(file: Path) -> str:
    first = file.relative_to(SOURCES).parts[0].removesuffix(".py")
    return "cli" if first == "__main__" else first


def _modules() -> list[Path]:
    return sorted(path for path in SOURCES.rglob("*.py") if path != SOURCES / "__init__.py")


def _imports() -> list[Import]:
    return [found for file in _modules() for found in _imports_of(file, file.read_text("utf-8"))]


def _imports_of(file: Path, source: str) -> Iterator[Import]:
    for node, function in _walk(ast.parse(source), ""):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(file, node.lineno, function, alias.name)
        elif isinstance(node, ast.ImportFrom):
            base = _absolute(file, node)
            for alias in node.names:
                yield Import(file, node.lineno, function, f"{base}.{alias.name}")


def _walk(node: ast.AST, function: str) -> Iterator[tuple[ast.AST, str]]:
    yield node, function
    if not function and isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        function = node.name
    for child in ast.iter_child_nodes(node):
        yield from _walk(child, function)


def _absolute(file: Path, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    folders = [PACKAGE, *file.relative_to(SOURCES).parts[:-1]]
    return ".".join([*folders[: len(folders) - node.level + 1], *([node.module] if node.module else [])])


def _assert_none(broken: list[Import], rule: str) -> None:
    assert not broken, rule + ":\n" + "\n".join(map(str, broken))


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_a_room_imports_only_the_rooms_it_may(room: str) -> None:
    allowed = MAY_IMPORT[room] | {room} | (set() if room == "journey" else EVERY_ROOM_MAY_IMPORT)
    broken = [found for found in _imports() if found.room == room and found.imported_room not in {"", *allowed}]
    _assert_none(broken, f"{room} may import {', '.join(sorted(allowed))}")


def test_every_module_belongs_to_a_room_of_the_house() -> None:
    assert {_room_of(file) for file in _modules()} <= set(MAY_IMPORT)


def test_the_core_knows_no_qt() -> None:
    core = CORE | {"language", "resources"}
    broken = [found for found in _imports() if found.room in core and found.target.partition(".")[0] in QT]
    _assert_none(broken, "Qt inside the core")


def test_the_command_line_opens_the_editor_only_inside_open() -> None:
    broken = [
        found
        for found in _imports()
        if found.room == "cli" and found.imported_room == "editor" and not found.function.strip("_").startswith("open")
    ]
    _assert_none(broken, "the editor outside `open`")


def test_rooms_keep_their_private_names() -> None:
    broken = [
        found
        for found in _imports()
        if found.imported_room not in {"", found.room}
        and any(part.startswith("_") and part != "_" for part in found.target.split("."))
    ]
    _assert_none(broken, "a private name of another room")


@pytest.mark.parametrize(
    ("module", "unwanted"),
    [
        *[(room, QT | IMPORTED_WHERE_USED) for room in sorted(CORE)],
        ("cli", QT | IMPORTED_WHERE_USED),
        ("editor.app", IMPORTED_WHERE_USED),
    ],
)
def test_starting_pays_only_for_what_is_used(module: str, unwanted: set[str]) -> None:
    place = SOURCES / module.replace(".", "/")
    if not (place / "__init__.py").exists() and not place.with_suffix(".py").exists():
        pytest.skip(f"{module} is not there yet")
    code = f"import sys, {PACKAGE}.{module}; print(*sorted({unwanted!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "", "imported at start, though not used there"


def test_no_module_is_longer_than_reads_well() -> None:
    lengths = {file: len(file.read_text("utf-8").splitlines()) for file in _modules()}
    long = [f"{file.relative_to(SOURCES)}: {lines}" for file, lines in lengths.items() if lines > LONGEST_MODULE]
    assert not long, f"more than {LONGEST_MODULE} lines:\n" + "\n".join(long)


def test_the_rules_see_every_way_to_import() -> None:
    source = """
import PySide6.QtGui
from journeyboard import board
from journeyboard.board import lay_out
from ..drawing.theme import Theme
from . import sibling
def open_window():
    def inner():
        from journeyboard.editor import app
"""
    found = [(i.target, i.imported_room, i.function) for i in _imports_of(SOURCES / "journey/x.py", source)]
    assert found == [
        ("PySide6.QtGui", "", ""),
        ("journeyboard.board", "board", ""),
        ("journeyboard.board.lay_out", "board", ""),
        ("journeyboard.drawing.theme.Theme", "drawing", ""),
        ("journeyboard.journey.sibling", "journey", ""),
        ("journeyboard.editor.app", "editor", "open_window"),
    ]
