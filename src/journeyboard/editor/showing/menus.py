"""Menus of what is shown: saved views, what is hidden, personas. They are filled as they open."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from journeyboard.editor.actions import Actions
from journeyboard.editor.palette.entries import title_of
from journeyboard.editor.session import Session
from journeyboard.editor.widgets.menutext import escaped
from journeyboard.journey.records import Lane, Stage, View
from journeyboard.journey.views import is_as_saved
from journeyboard.language import _

if TYPE_CHECKING:
    from journeyboard.editor.showing.commands import ShowCommands

NUMBERED = 9
"""Saved views with a key of their own."""


def update_view_actions(actions: Actions, session: Session) -> None:
    """Name the saved views' actions after them, and say which can be used."""
    views = session.journey.views
    for number in range(1, NUMBERED + 1):
        action = actions[f"view_{number}"]
        action.setVisible(number <= len(views))
        action.setEnabled(number <= len(views))
        if number <= len(views):
            action.setText(f"&{number} {escaped(views[number - 1].name)}")
            action.setChecked(session.view.id == views[number - 1].id)
    held = session.journey.find(View, session.view.id)
    actions["view_0"].setChecked(held is None and is_as_saved(session.journey, session.view))
    changed = held is not None and not is_as_saved(session.journey, session.view)
    actions.enable(update_view=changed, rename_view=held is not None, delete_view=held is not None)
    actions.enable(open_with_view=held is not None)
    actions["open_with_view"].setChecked(held is not None and held.default)
    actions["evidence"].setChecked(session.view.evidence)


def views_menu(parent: QWidget, actions: Actions, session: Session, commands: "ShowCommands") -> QMenu:
    """Everything and the saved views, and what can be done with them."""
    menu = QMenu(_("Saved &views"), parent)
    names = ("save_view", "update_view", "rename_view", "open_with_view", "delete_view")

    def fill() -> None:
        menu.clear()
        update_view_actions(actions, session)
        for number in range(NUMBERED + 1):
            menu.addAction(actions[f"view_{number}"])
        for view in session.journey.views[NUMBERED:]:
            menu.addAction(escaped(view.name), lambda view=view: commands.choose(view))
        menu.addSeparator()
        for name in names:
            menu.addAction(actions[name])

    menu.aboutToShow.connect(fill)
    fill()
    return menu


def hidden_menu(parent: QWidget, session: Session, commands: "ShowCommands") -> QMenu:
    """What is hidden or collapsed, to be shown again."""
    menu = QMenu(_("Show agai&n"), parent)
    menu.aboutToShow.connect(lambda: fill_hidden(menu, session, commands))
    fill_hidden(menu, session, commands)
    return menu


def fill_hidden(menu: QMenu, session: Session, commands: "ShowCommands") -> None:
    """Write what is hidden into a menu."""
    menu.clear()
    lanes, stages = hidden(session)
    for stage in stages:
        menu.addAction(escaped(stage.name), lambda stage=stage: commands.show_again(stage.id))
    for lane in lanes:
        menu.addAction(escaped(title_of(lane)), lambda lane=lane: commands.show_again(lane.id))
    if lanes or stages:
        menu.addSeparator()
    everything = menu.addAction(_("&Show all"), commands.show_all)
    everything.setEnabled(bool(lanes or stages or session.view.collapsed_lanes))


def hidden(session: Session) -> tuple[tuple[Lane, ...], tuple[Stage, ...]]:
    """The lanes and stages that the view hides, as they stand on the map."""
    view, journey = session.view, session.journey
    lanes = tuple(lane for lane in journey.lanes if lane.id in view.hidden_lanes)
    return lanes, tuple(stage for stage in journey.stages if stage.id in view.hidden_stages)


def persona_menu(parent: QWidget, session: Session, commands: "ShowCommands") -> QMenu:
    """All personas, or those whose cards stand out."""
    menu = QMenu(parent)
    menu.aboutToShow.connect(lambda: _fill_personas(menu, session, commands))
    return menu


def _fill_personas(menu: QMenu, session: Session, commands: "ShowCommands") -> None:
    menu.clear()
    chosen = session.view.filter.personas
    group = QActionGroup(menu)
    everybody = menu.addAction(_("&All personas"), lambda: commands.show_personas(()))
    _check(everybody, group, is_chosen=not chosen)
    menu.addSeparator()
    for persona in session.journey.personas:
        action = menu.addAction(escaped(persona.name), lambda persona=persona: commands.show_personas((persona.id,)))
        _check(action, group, is_chosen=chosen == (persona.id,))


def _check(action: QAction, group: QActionGroup, *, is_chosen: bool) -> None:
    action.setCheckable(True)
    action.setChecked(is_chosen)
    group.addAction(action)


def chosen_personas(session: Session) -> str:
    """Whose cards stand out, in a word or two."""
    names = [persona.name for persona in session.journey.personas if persona.id in session.view.filter.personas]
    return ", ".join(names) if names else _("All personas")
