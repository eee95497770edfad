"""The open windows of the program: one journey each, and the start page."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from journeyboard import resources
from journeyboard.editor.dialogs.messages import tell
from journeyboard.editor.document import Document
from journeyboard.editor.look import Look
from journeyboard.editor.recovering import Recovery, offer_recovery
from journeyboard.editor.settings import LanguageChoice, Settings
from journeyboard.language import _, current_language, detect, format_percent, set_language, set_number_language
from journeyboard.storage.files import open_journey
from journeyboard.storage.problems import FileProblem

if TYPE_CHECKING:
    from journeyboard.editor.dialogs.settings import SettingsDialog
    from journeyboard.editor.helping.guide import Guide
    from journeyboard.editor.start.page import StartPage
    from journeyboard.editor.window import Window
    from journeyboard.storage.templates import Template

_SAMPLES = {"en": "online-shop.journey", "de": "buecherei.journey"}
"""The journey to play with, by the program's language."""

_READY_AFTER = 200
"""Milliseconds from the start page until what comes after it is loaded: it is looked at by then."""


class Windows(QObject):
    """Opens and closes windows, and keeps them while they are open."""

    def __init__(self, settings: Settings, look: Look) -> None:
        super().__init__()
        self.settings, self.look = settings, look
        self.opened: list[Window] = []
        self.start: StartPage | None = None
        """The start page, once it was shown."""
        self.asides: dict[str, SettingsDialog | Guide] = {}
        """What is open and belongs to the program as a whole, by name."""
        self.on_language: Callable[[], None] = lambda: None
        """Called when the language is another, before the windows write theirs anew."""

    # -- opening

    def show_start(self) -> "StartPage":
        """The start page, in front of everything."""
        if self.start is None:
            from journeyboard.editor.start.page import StartPage

            self.start = StartPage(self)
            QTimer.singleShot(_READY_AFTER, self, get_ready)
        else:
            self.start.renew()
        self.start.come_up()
        return self.start

    def new(self, beside: "Window | StartPage | None" = None) -> "Window":
        """A window with a new journey."""
        return self._to_write(self.show(Document.new(), beside))

    def begin(self, template: "Template", beside: "Window | StartPage | None" = None) -> "Window":
        """A window with a new journey that begins as a template does. Raises FileProblem."""
        return self._to_write(self.show(Document.begun(template.journey()), beside))

    def try_sample(self, beside: "Window | StartPage | None" = None) -> "Window":
        """A window with the sample of the program's language, which is saved elsewhere if at all."""
        return self.show(Document(open_journey(resources.sample(_SAMPLES[current_language()])).journey), beside)

    def open(self, path: Path, asker: "Window | StartPage | None" = None) -> "Window | None":
        """A window with the journey at `path`, in place of an untouched new one; the window that has it open already.

        Tells what is wrong with the file and returns None when it cannot be read.
        """
        path = path.absolute()
        for window in self.opened:
            if window.document.path is not None and _same(window.document.path, path):
                window.activate()
                self._leave_start()
                return window
        try:
            document = Document.open(path)
        except FileProblem as problem:
            tell(asker, _("The file was not opened."), problem.message)
            return None
        self.settings.add_recent(path)
        self.settings.folder = path.parent
        untouched = asker in self.opened and asker.document.is_untouched
        window = self.show(document, asker, replacing=untouched)
        window.tell_notices()
        return window

    def open_for_another(self, files: list[Path]) -> None:
        """A later start of the program brings these files; without any the window in front comes up."""
        asker = self.opened[-1] if self.opened else self.start
        for path in files:
            self.open(path, asker)
        if not self.opened:
            self.show_start()
        elif not files:
            self.opened[-1].activate()

    def show(
        self, document: Document, beside: "Window | StartPage | None" = None, *, replacing: bool = False
    ) -> "Window":
        """A window for `document`: where `beside` is when it is replaced, a little off it otherwise."""
        from journeyboard.editor.window import Window

        window = Window(document, self)
        self.opened.append(window)
        former = beside if isinstance(beside, Window) else None
        window.restore(former, replacing=replacing)
        window.show()
        if replacing and former is not None:
            former.close_at_once()
        self._leave_start()
        return window

    def _to_write(self, window: "Window") -> "Window":
        """The window of a journey that is begun, the first cell with the focus: what is typed is written there."""
        window.document.session.focus(window.canvas.place_to_write())
        return window

    def _leave_start(self) -> None:
        if self.start is not None:
            self.start.close()

    def reload(self, window: "Window") -> None:
        """Open the window's file again in place of what it shows, which is given up."""
        path = window.document.path
        if path is None:
            return
        try:
            document = Document.open(path)
        except FileProblem as problem:
            tell(window, _("The file was not opened."), problem.message)
            return
        self.show(document, window, replacing=True).tell_notices()

    def offer_recovery(self) -> None:
        """Ask about what an earlier run left unsaved."""
        offer_recovery(lambda: self.opened[0] if self.opened else self.show_start(), self._recover)

    def _recover(self, document: Document) -> Recovery:
        """Show a recovered journey, in place of a window in which nothing would be lost: the same file, or none."""
        there = [window.document for window in self.opened]
        spare = [shown for shown in there if shown.is_untouched or (_is_same(shown, document) and shown.is_saved)]
        beside = self.opened[there.index(spare[0]) if spare else 0] if self.opened else None
        window = self.show(document, beside, replacing=bool(spare))
        if document.session.rounds.would_be_missed:
            window.docks.show(["workshop"])
        QTimer.singleShot(0, window.tell_notices)
        return window.recovery

    def next(self, window: "Window") -> None:
        """To the window that was opened after this one; from the last to the first."""
        place = self.opened.index(window) + 1
        self.opened[place % len(self.opened)].activate()

    # -- closing

    def closed(self, window: "Window") -> None:
        """The window is gone; the program ends with the last one."""
        if window in self.opened:
            self.opened.remove(window)

    def quit(self) -> None:
        """Close one window after the other; one that stays open ends it."""
        for window in tuple(self.opened):
            if not window.close():
                window.then_quit = True
                return
        self._leave_start()

    # -- language

    def choose_language(self, choice: LanguageChoice) -> None:
        """Speak `choice` from now on and remember it."""
        self.settings.language = choice
        self._speak_anew()

    def open_settings(self, asker: "Window | StartPage") -> None:
        """Show the settings over `asker`."""
        from journeyboard.editor.dialogs.settings import SettingsDialog

        self._open_aside("settings", lambda: SettingsDialog(asker, self))

    def open_guide(self, asker: "Window | StartPage") -> None:
        """Show the guide beside `asker`."""
        from journeyboard.editor.helping.guide import Guide

        self._open_aside("guide", lambda: Guide(asker, self))

    def _open_aside(self, name: str, make: "Callable[[], SettingsDialog | Guide]") -> None:
        """Show one of the windows that the program has once, made anew: the last may belong to another window."""
        if former := self.asides.pop(name, None):
            former.close()
        aside = self.asides[name] = make()

        def forget() -> None:
            if self.asides.get(name) is aside:
                del self.asides[name]

        aside.destroyed.connect(forget)
        aside.show()
        aside.activateWindow()

    def choose_autosave(self, minutes: int) -> None:
        """Save journeys by themselves after so many minutes from now on, 0 for never, and remember it."""
        self.settings.autosave = minutes
        for window in self.opened:
            window.autosave.follow()

    def choose_numbers(self, choice: LanguageChoice) -> None:
        """Write numbers and dates as they are in `choice` from now on and remember it."""
        self.settings.number_language = choice
        self._speak_anew()

    def _speak_anew(self) -> None:
        speak(self.settings)
        self.on_language()
        for window in self.opened:
            window.retranslate()
        if self.start is not None:
            self.start.retranslate()
        for aside in self.asides.values():
            aside.retranslate()


def get_ready() -> None:
    """Load what the first window needs, so that a journey opens at once from the start page."""
    import_module("journeyboard.editor.window")
    format_percent(1)  # it reads the words and signs of the language


def speak(settings: Settings) -> None:
    """Speak the language that is set, and write numbers and dates as is set."""
    set_language(detect() if settings.language == "system" else settings.language)
    set_number_language(None if settings.number_language == "system" else settings.number_language)


def _is_same(one: Document, other: Document) -> bool:
    return one.path is not None and other.path is not None and _same(one.path, other.path)


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return one == other
