"""What is shown of the map and where one is on it. Only saving a view changes the journey."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QInputDialog, QMenu

from journeyboard.editor.commands.places import current_lane, current_stage
from journeyboard.editor.finding.going import go_to
from journeyboard.editor.palette.entries import heading_entries
from journeyboard.editor.palette.popup import Palette
from journeyboard.editor.showing.gallery import LaneGallery
from journeyboard.editor.showing.menus import fill_hidden
from journeyboard.editor.showing.minimap import Minimap
from journeyboard.journey.editing import delete, replace_filter, set_fields
from journeyboard.journey.records import EVERYTHING, View, new_id, replace
from journeyboard.journey.views import open_with, save_view, update_view
from journeyboard.language import _

if TYPE_CHECKING:
    from journeyboard.editor.window import Window


class ShowCommands:
    """Changes what a window shows of its journey."""

    def __init__(self, window: "Window") -> None:
        self._window = window
        self._canvas, self._session = window.canvas, window.document.session
        self.minimap = Minimap(window.canvas)
        self._asking: QInputDialog | None = None

    # -- hiding and collapsing

    def hide_lane(self) -> None:
        """Hide the current lane; the keyboard goes to the one that takes its place."""
        lane = current_lane(self._session)
        if lane is not None:
            view = self._session.view
            self._show(replace(view, hidden_lanes=(*view.hidden_lanes, lane.id)))

    def collapse_lane(self) -> None:
        """Collapse the current lane, or open it again."""
        lane = current_lane(self._session)
        if lane is not None:
            collapsed = self._session.view.collapsed_lanes
            left = tuple(lane_id for lane_id in collapsed if lane_id != lane.id)
            now = left if lane.id in collapsed else (*collapsed, lane.id)
            self._show(replace(self._session.view, collapsed_lanes=now))

    def hide_stage(self) -> None:
        """Hide the current stage with its steps."""
        stage = current_stage(self._session)
        if stage is not None:
            view = self._session.view
            self._show(replace(view, hidden_stages=(*view.hidden_stages, stage.id)))

    def show_again(self, record_id: str) -> None:
        """Show a hidden lane or stage again, and go there."""
        view = self._session.view
        lanes = tuple(lane for lane in view.hidden_lanes if lane != record_id)
        stages = tuple(stage for stage in view.hidden_stages if stage != record_id)
        self._show(replace(view, hidden_lanes=lanes, hidden_stages=stages))
        go_to(self._canvas, record_id)

    def show_all(self) -> None:
        """Show all that is hidden or collapsed."""
        self._show(replace(self._session.view, hidden_lanes=(), collapsed_lanes=(), hidden_stages=()))

    def hidden_menu_at(self, at: QPoint) -> None:
        """Offer what is hidden, to be shown again."""
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fill_hidden(menu, self._session, self)
        menu.popup(at)

    def toggle_evidence(self) -> None:
        """Show how cards are known, or no longer."""
        self._show(replace(self._session.view, evidence=not self._session.view.evidence))

    def show_personas(self, ids: tuple[str, ...]) -> None:
        """Let the cards of these personas stand out; none means all."""
        view = self._session.view
        self._show(replace(view, filter=replace_filter(view.filter, personas=ids)))

    # -- saved views

    def choose(self, view: View) -> None:
        """Show a saved view, or everything, at its zoom."""
        self._show(view)
        if view.zoom is not None:
            self._canvas.zoom_to(view.zoom)

    def choose_number(self, number: int) -> None:
        """Show the saved view that stands `number`th, from 1; 0 shows everything."""
        views = (EVERYTHING, *self._session.journey.views)
        if number < len(views):
            self.choose(views[number])

    def save_as_view(self) -> None:
        """Ask for a name and keep what is shown under it."""
        count = len(self._session.journey.views) + 1
        self._ask_name(_("Save view"), _("View {number}").format(number=count), self._save)

    def update_view(self) -> None:
        """Let the chosen saved view show what is shown now."""
        session = self._session
        if session.journey.find(View, session.view.id) is not None:
            session.do(update_view(session.journey, session.view.id, self._shown()))

    def rename_view(self) -> None:
        """Ask for another name of the chosen saved view."""
        session = self._session
        held = session.journey.find(View, session.view.id)
        if held is not None:
            label = _("Rename view")
            self._ask_name(
                label, held.name, lambda name: session.do(set_fields(session.journey, [held.id], label, name=name))
            )

    def delete_view(self) -> None:
        """Take the chosen saved view out of the journey; what is shown stays."""
        session = self._session
        if session.journey.find(View, session.view.id) is not None:
            session.do(delete(session.journey, [session.view.id], _("Delete view")))

    def toggle_opening(self) -> None:
        """Let the journey open with the chosen saved view, or with everything again."""
        session = self._session
        held = session.journey.find(View, session.view.id)
        if held is not None:
            session.do(open_with(session.journey, "" if held.default else held.id))

    # -- finding one's way

    def go_to_stage(self) -> None:
        """Let the person choose a stage or step to go to."""
        window = self._window
        entries = heading_entries(self._session.journey, self._go_to)
        palette = Palette(window, entries, window.windows.look.theme)
        palette.field.setPlaceholderText(_("Type the name of a stage or step"))
        palette.open()

    def open_gallery(self) -> None:
        """Let the person choose a lane to add."""
        window = self._window
        LaneGallery(window, window.grid_commands.add_lane, window.windows.look.theme).open()

    def _go_to(self, record_id: str) -> None:
        view = self._session.view
        if record_id in view.hidden_stages:
            self.show_again(record_id)
        go_to(self._canvas, record_id)
        self._canvas.setFocus()

    # -- parts

    def _show(self, view: View) -> None:
        self._window.commit_typing()
        self._session.set_view(view)

    def _shown(self) -> View:
        return replace(self._session.view, zoom=round(self._canvas.zoom, 2))

    def _save(self, name: str) -> None:
        session, new = self._session, new_id()
        session.do(save_view(session.journey, name, self._shown(), new))
        session.set_view(session.journey.all(View)[new])

    def _ask_name(self, title: str, name: str, then: Callable[[str], object]) -> None:
        self._window.commit_typing()
        asking = QInputDialog(self._window)
        asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asking.setWindowModality(Qt.WindowModality.WindowModal)
        asking.setWindowTitle(title)
        asking.setLabelText(_("Name"))
        asking.setTextValue(name)
        asking.setOkButtonText(_("Save"))
        asking.setCancelButtonText(_("Cancel"))
        asking.textValueSelected.connect(lambda text: then(text.strip() or name))
        self._asking = asking
        asking.open()
