"""The menus of a window, and the menu at the pointer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, get_args

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from journeyboard.editor.actions import Actions
from journeyboard.editor.commands.grid import GridCommands
from journeyboard.editor.commands.marking import fill_mark_menu
from journeyboard.editor.commands.places import current_lane, current_stage
from journeyboard.editor.inspector.words import LANE_KINDS
from journeyboard.editor.session import Session
from journeyboard.editor.settings import LanguageChoice, Settings, ThemeChoice
from journeyboard.editor.showing.commands import ShowCommands
from journeyboard.editor.showing.menus import hidden_menu, views_menu
from journeyboard.editor.widgets.menutext import escaped
from journeyboard.journey.records import (
    DividerKind,
    Feeling,
    Lane,
    Link,
    LinkKind,
    LinksShown,
    Metric,
    Persona,
    Stage,
    Step,
    replace,
)
from journeyboard.journey.words import value_name
from journeyboard.language import _

if TYPE_CHECKING:
    from journeyboard.editor.window import Window

C = TypeVar("C", bound=str)

_FINDING = ("", "find", "find_next", "find_previous", "replace")
_PRESENT = ("present", "present_here", "present_steps", "present_lanes", "present_reveal")
_CUTTING = ("cut", "copy", "copy_picture", "copy_table", "paste", "duplicate", "delete")
_SAVING = ("save", "save_as", "save_template", "", "export", "print", "import_workbook")
_MENUS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("file", ("new", "start_page", "open", "@recent", "", *_SAVING, "", "close", "quit")),
    ("edit", ("undo", "redo", "", *_CUTTING, "", "select_all", "", "rename", *_FINDING, "", "settings")),
    (
        "insert",
        (
            "add_stage",
            "add_step",
            "lane_gallery",
            "@lanes",
            "add_card",
            "answer_pains",
            "add_persona",
            "draw_arrow",
            "@arrows",
            "",
            "@stage",
            "@step",
            "@lane",
        ),
    ),
    ("mark", ()),
    (
        "view",
        (
            "fit_map",
            "fit_selection",
            "",
            "zoom_in",
            "zoom_out",
            "zoom_100",
            "",
            "go_to_stage",
            "palette",
            "filter",
            "",
            "@views",
            "@hidden",
            "evidence",
            "@links",
            "",
            "@theme",
            "@language",
        ),
    ),
    (
        "metrics",
        (
            "import_metrics",
            "import_clipboard",
            "refresh_metrics",
            "",
            "add_metrics",
            "figures",
            "figures_table",
            "charts",
            "weak_points",
        ),
    ),
    ("workshop", (*_PRESENT, "", "workshop", "timer", "park", "summary")),
    (
        "window",
        (
            "inspector",
            "outline",
            "history",
            "minimap",
            "",
            "persona_sheet",
            "opportunities",
            "",
            "next_pane",
            "next_window",
            "",
        ),
    ),
    ("help", ("guide", "shortcuts", "tour", "", "notices", "", "about")),
)
_CARD = ("draw_arrow", "span_more", "span_less", "begin_earlier", "begin_later")
_STAGE = ("rename_stage", "stage_left", "stage_right", "", "hide_stage", "", "delete_stage")
_WIDTH = ("step_wider", "step_narrower", "step_usual")
_STEP = ("rename_step", "step_left", "step_right", "", *_WIDTH, "", "delete_step")
_HEIGHT = ("lane_taller", "lane_lower", "lane_usual")
_LANE = (
    "rename_lane",
    "lane_up",
    "lane_down",
    "",
    *_HEIGHT,
    "",
    "collapse_lane",
    "hide_lane",
    "duplicate_lane",
    "",
    "delete_lane",
)


@dataclass(frozen=True, slots=True)
class Choices:
    """What the menus choose for the whole program."""

    settings: Settings
    open: Callable[[Path], None]
    export: Callable[[str], None]
    theme: Callable[[ThemeChoice], None]
    language: Callable[[LanguageChoice], None]
    windows: Callable[[], Sequence["Window"]]
    """All open windows."""


class Menus:
    """Builds menus from the window's actions; what depends on the journey is filled in when a menu opens."""

    def __init__(
        self,
        parent: QWidget,
        actions: Actions,
        session: Session,
        grid: GridCommands,
        show: ShowCommands,
        choices: Choices,
    ) -> None:
        self._parent, self._actions, self._session, self._grid = parent, actions, session, grid
        self._show, self._choices = show, choices

    def fill(self, bar: QMenuBar) -> None:
        """Put all menus into the menu bar."""
        bar.clear()
        titles = {
            "file": _("&File"),
            "edit": _("&Edit"),
            "insert": _("&Insert"),
            "mark": _("Mar&k"),
            "view": _("&View"),
            "metrics": _("&Metrics"),
            "workshop": _("&Workshop"),
            "window": _("Wi&ndow"),
            "help": _("&Help"),
        }
        for name, entries in _MENUS:
            menu = bar.addMenu(titles[name])
            menu.setToolTipsVisible(False)
            self._add(menu, entries)
            if name == "window":
                self._list_windows(menu)
            if name == "mark":
                fill_mark_menu(menu, self._actions, self._session)

    def lane_menu(self) -> QMenu:
        """A lane of every kind to add."""
        menu = QMenu(_("Add &lane"), self._parent)
        for kind, label in LANE_KINDS.items():
            if kind != "divider":
                menu.addAction(_(label), lambda kind=kind: self._grid.add_lane(kind))
        menu.addSeparator()
        for divider in get_args(DividerKind):
            label = value_name("divider", divider)
            menu.addAction(label, lambda divider=divider: self._grid.add_lane("divider", divider))
        return menu

    def export_menu(self) -> QMenu:
        """Every format to export to."""
        menu = QMenu(_("&Export"), self._parent)
        menu.aboutToShow.connect(lambda: self._fill_formats(menu))
        return menu

    def context_menu(self) -> QMenu:
        """What can be done where the pointer is; the canvas has selected it before."""
        menu = QMenu(self._parent)
        session = self._session
        if session.selected_cards:
            self._add(menu, ("rename", *_CUTTING, "", "fit_selection", "", *_CARD))
            fill_mark_menu(menu.addMenu(_("Mar&k")), self._actions, self._session)
            if self._actions["answer_pains"].isEnabled():
                self._add(menu, ("", "answer_pains"))
            return menu
        if any(session.journey.find(Persona, record_id) for record_id in session.selected):
            self._add(menu, ("persona_sheet", "rename", "delete", "", "add_persona"))
            return menu
        if session.selected and all(isinstance(session.journey.get(i), Stage | Step | Lane) for i in session.selected):
            self._add(menu, ("rename", "delete", ""))
        if any(isinstance(session.journey.get(record_id), Link | Metric | Feeling) for record_id in session.selected):
            kind = ("@kind",) if any(session.journey.find(Link, record_id) for record_id in session.selected) else ()
            self._add(menu, ("rename", "delete", "", *kind, "fit_selection"))
            return menu
        stage, lane = current_stage(session), current_lane(session)
        if lane is not None and stage is not None:
            self._add(menu, ("next_curve", "") if lane.kind == "emotion" else ("add_card", "paste", ""))
        if stage is not None:
            self._add(menu, ("add_stage", "add_step", "draw_arrow", "@arrows", "@stage", "@step"))
        if lane is not None:
            menu.addMenu(self.lane_menu())
            self._add(menu, ("@lane",))
        if stage is None and lane is None:
            self._add(menu, ("rename", "") if session.selected else ())
            self._add(menu, ("add_stage", "@lanes", "add_persona", "", "fit_map"))
        return menu

    # -- parts

    def _add(self, menu: QMenu, entries: tuple[str, ...]) -> None:
        parts: dict[str, Callable[[], QMenu]] = {
            "@recent": self._recent_menu,
            "@lanes": self.lane_menu,
            "@arrows": self._arrow_menu,
            "@stage": lambda: self._menu_of(_("S&tage"), _STAGE),
            "@step": lambda: self._menu_of(_("Step (c&olumn)"), _STEP),
            "@lane": lambda: self._menu_of(_("La&ne"), _LANE),
            "@kind": self._kind_menu,
            "@links": self._links_menu,
            "@views": lambda: views_menu(self._parent, self._actions, self._session, self._show),
            "@hidden": lambda: hidden_menu(self._parent, self._session, self._show),
            "@theme": self._theme_menu,
            "@language": self._language_menu,
        }
        for entry in entries:
            if not entry:
                menu.addSeparator()
            elif entry in parts:
                menu.addMenu(parts[entry]())
            else:
                menu.addAction(self._actions[entry])

    def _menu_of(self, title: str, names: tuple[str, ...]) -> QMenu:
        menu = QMenu(title, self._parent)
        self._add(menu, names)
        return menu

    def _arrow_menu(self) -> QMenu:
        """Arrows from the current stage: the kind, then the stage it goes to."""
        menu = QMenu(_("Draw &arrow to"), self._parent)
        menu.aboutToShow.connect(lambda: self._fill_arrows(menu))
        return menu

    def _fill_arrows(self, menu: QMenu) -> None:
        menu.clear()
        stage = current_stage(self._session)
        others = [other for other in self._session.journey.stages if other is not stage] if stage else []
        for other in others:
            kinds = menu.addMenu(escaped(other.name))
            for kind in get_args(LinkKind)[:3]:
                label = value_name("link", kind)
                kinds.addAction(label, lambda to=other.id, kind=kind: self._grid.draw_arrow(to, kind))
        if not others:
            menu.addAction(_("Select a stage first")).setEnabled(False)

    def _list_windows(self, menu: QMenu) -> None:
        """At the menu's end, all open windows, to go to."""
        group = QActionGroup(menu)

        def fill() -> None:
            for action in group.actions():
                menu.removeAction(action)
                action.deleteLater()
            for window in self._choices.windows():
                action = menu.addAction(escaped(window.windowTitle().replace("[*]", "")), window.activate)
                action.setCheckable(True)
                action.setChecked(window is self._parent)
                group.addAction(action)

        menu.aboutToShow.connect(fill)

    def _fill_formats(self, menu: QMenu) -> None:
        from journeyboard.exchange.formats import FORMATS

        menu.clear()
        for made in FORMATS:
            menu.addAction(_(made.name) + "…", lambda made=made: self._choices.export(made.id))
        menu.addSeparator()
        menu.addAction(self._actions["copy_picture"])

    def _recent_menu(self) -> QMenu:
        menu = QMenu(_("Open &recent"), self._parent)
        menu.aboutToShow.connect(lambda: self._fill_recent(menu))
        return menu

    def _fill_recent(self, menu: QMenu) -> None:
        menu.clear()
        recent = self._choices.settings.recent
        for path in recent:
            action = menu.addAction(escaped(path.name), lambda path=path: self._choices.open(path))
            action.setStatusTip(str(path))
        if recent:
            menu.addSeparator()
            menu.addAction(_("&Clear list"), self._choices.settings.clear_recent)
        else:
            menu.addAction(_("No files yet")).setEnabled(False)

    def _kind_menu(self) -> QMenu:
        """Which kind the selected arrows are of."""
        chosen = (self._session.journey.find(Link, record_id) for record_id in self._session.selected)
        kinds: list[LinkKind] = [link.kind for link in chosen if link is not None]
        labels: dict[LinkKind, str] = {kind: value_name("link", kind) for kind in get_args(LinkKind)}
        return self._choice_menu(_("&Kind of arrow"), labels, lambda: kinds[0], self._grid.set_link_kind)

    def _links_menu(self) -> QMenu:
        """Which arrows are shown."""
        labels: dict[LinksShown, str] = {"all": _("&All"), "selected": _("Of the &selection"), "none": _("&None")}
        session = self._session
        return self._choice_menu(_("Arro&ws"), labels, lambda: session.view.links, self._show_links)

    def _show_links(self, links: LinksShown) -> None:
        self._session.set_view(replace(self._session.view, links=links))

    def _theme_menu(self) -> QMenu:
        labels: dict[ThemeChoice, str] = {
            "system": _("&System"),
            "light": _("&Light"),
            "dark": _("&Dark"),
            "contrast": _("High &contrast"),
        }
        return self._choice_menu(_("&Theme"), labels, lambda: self._choices.settings.theme, self._choices.theme)

    def _language_menu(self) -> QMenu:
        labels: dict[LanguageChoice, str] = {"system": _("&System"), "en": "&English", "de": "&Deutsch"}
        settings = self._choices.settings
        return self._choice_menu(_("&Language"), labels, lambda: settings.language, self._choices.language)

    def _choice_menu(
        self, title: str, labels: dict[C, str], held: Callable[[], C], choose: Callable[[C], None]
    ) -> QMenu:
        """A menu to choose one of `labels`; what `held` gives is ticked as it opens."""
        menu = QMenu(title, self._parent)
        group = QActionGroup(menu)
        for choice, label in labels.items():
            action: QAction = menu.addAction(label, lambda choice=choice: choose(choice))
            action.setCheckable(True)
            group.addAction(action)
        actions = dict(zip(labels, menu.actions(), strict=True))
        menu.aboutToShow.connect(lambda: actions[held()].setChecked(True))
        return menu
