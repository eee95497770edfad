"""What the palette lists: the actions of the menus, and the records a person may want to go to."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from journeyboard.editor.inspector.words import kind_label
from journeyboard.editor.palette.synonyms import SYNONYMS
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Lane, Record, Stage, Step, View
from journeyboard.journey.rounds import is_veiled
from journeyboard.journey.words import value_name
from journeyboard.language import LANGUAGES, _, source_text, speaking

PATH = " › "
"""Between a menu and what stands in it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the palette."""

    title: str
    hint: str
    """Where it stands: the menus above an action, what kind of record it is."""
    keys: str
    """Its shortcut, as people read it."""
    names: tuple[str, ...]
    """What it is found by, casefolded."""
    run: Callable[[], object]
    usable: bool = True
    through: tuple[str, ...] = ()
    """What it is also found by, after all names of its own: the menu above and its name, and other words for it."""


def menu_entries(bar: QMenuBar, *, only_commands: bool = False) -> list[Entry]:
    """All actions of the menus, in their order, found by their name in every language of the program.

    `only_commands` leaves out what menus list besides commands: files, windows, choices.
    """
    always = set(bar.window().actions())
    entries: list[Entry] = []
    for action, path in _actions_of(bar.actions(), ()):
        # A menu that is filled as it opens may hold a line that only says why it is empty.
        if action in always or (action.isEnabled() and not only_commands):
            entries.append(_entry_of(action, path))
    return entries


def record_entries(journey: Journey, view: View, go: Callable[[str], object]) -> list[Entry]:
    """The journey's stages, named steps, lanes, personas and cards that may be read, in the order of the map."""
    entries = heading_entries(journey, go)
    entries += [_record_entry(lane, kind_label(lane), go) for lane in journey.lanes]
    entries += [_record_entry(persona, kind_label(persona), go) for persona in journey.personas]
    stages = {step.id: stage.name for stage in journey.stages for step in journey.steps_of(stage.id)}
    rows = {lane.id: index for index, lane in enumerate(journey.lanes)}
    columns = {step_id: index for index, step_id in enumerate(stages)}
    last = len(columns) + len(rows)
    cards = sorted(
        (card for card in journey.cards.values() if not is_veiled(card, view)),
        key=lambda c: (columns.get(c.step, last), rows.get(c.lane, last), c.order, c.id),
    )
    for card in cards:
        hint = " · ".join(filter(None, (kind_label(card), _line(stages.get(card.step, "")))))
        entries.append(_record_entry(card, hint, go))
    return [entry for entry in entries if entry.title]


def heading_entries(journey: Journey, go: Callable[[str], object]) -> list[Entry]:
    """The journey's stages and named steps, from left to right."""
    headings: list[Record] = []
    for stage in journey.stages:
        headings += [stage, *(step for step in journey.steps_of(stage.id) if step.name)]
    return [_record_entry(record, kind_label(record), go) for record in headings]


def plain(text: str) -> str:
    """The text of an action without the marks of its mnemonics."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def _actions_of(actions: list[QAction], path: tuple[str, ...]) -> Iterator[tuple[QAction, tuple[str, ...]]]:
    for action in actions:
        menu = action.menu()
        if isinstance(menu, QMenu):
            menu.aboutToShow.emit()  # some are filled as they open
            yield from _actions_of(menu.actions(), (*path, action.text()))
        elif not action.isSeparator():
            yield action, path


def _entry_of(action: QAction, path: tuple[str, ...]) -> Entry:
    title, above = plain(action.text()), [plain(text) for text in path]
    names = [title, *_in_all_languages(action.text())]
    through: list[str] = []
    for text in path[1:]:  # "Theme Dark", "Stage Rename"
        through += [f"{plain(text)} {title}", *(f"{spoken} {title}" for spoken in _in_all_languages(text))]
    for words in _in_all_languages(SYNONYMS.get(action.objectName(), "")):
        through += words.split(", ")
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return Entry(title, PATH.join(above), keys, _folded(names), action.trigger, action.isEnabled(), _folded(through))


def _record_entry(record: Record, hint: str, go: Callable[[str], object]) -> Entry:
    title = title_of(record)
    return Entry(title, hint, "", _folded([title]), lambda: go(record.id))


def title_of(record: Record) -> str:
    """What a record is called in a list, in one line."""
    if isinstance(record, Stage | Step) and not record.name:
        return _("Untitled")
    if isinstance(record, Lane) and not record.name:
        return value_name("divider", record.divider) if record.kind == "divider" else kind_label(record)
    return _line(str(getattr(record, "text", "") or getattr(record, "name", "") or getattr(record, "caption", "")))


def _in_all_languages(text: str) -> list[str]:
    if not text:
        return []
    source = source_text(text)
    spoken: list[str] = []
    for language in LANGUAGES:
        with speaking(language):
            spoken.append(plain(_(source)))
    return spoken


def _line(text: str) -> str:
    return " ".join(text.split())


def _folded(names: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.removesuffix("…").casefold() for name in names))
