"""A window: one journey on its canvas, with menus, tool bar, inspector and status bar around it."""

from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QDockWidget, QMainWindow, QWidget

from journeyboard.drawing.theme import Theme
from journeyboard.editor import dropping
from journeyboard.editor.accessible.speaker import Speaker
from journeyboard.editor.actions import Actions
from journeyboard.editor.autosaving import Autosave
from journeyboard.editor.canvas.canvas import Canvas
from journeyboard.editor.canvas.tools.linking import draw_by_keys
from journeyboard.editor.commands.editing import EditCommands
from journeyboard.editor.commands.files import FileCommands
from journeyboard.editor.commands.grid import GridCommands
from journeyboard.editor.commands.marking import MarkCommands
from journeyboard.editor.commands.table import fill_actions, update_actions
from journeyboard.editor.dialogs.notices import show_troubles, troubles
from journeyboard.editor.docking import Docks
from journeyboard.editor.document import Document
from journeyboard.editor.figures.commands import ChartCommands
from journeyboard.editor.finding.going import go_to
from journeyboard.editor.finding.wayfinding import WayFinding
from journeyboard.editor.helping.commands import HelpCommands
from journeyboard.editor.importing.commands import SourceCommands
from journeyboard.editor.inspector.panel import Inspector
from journeyboard.editor.matrix.commands import MatrixCommands
from journeyboard.editor.menus import Choices, Menus
from journeyboard.editor.personas.commands import PersonaCommands
from journeyboard.editor.presenting.commands import PresentCommands
from journeyboard.editor.recovering import Recovery
from journeyboard.editor.saving import Saving
from journeyboard.editor.session import Place
from journeyboard.editor.showing.commands import ShowCommands
from journeyboard.editor.showing.menus import persona_menu
from journeyboard.editor.statusbar import StatusBar
from journeyboard.editor.toolbar import ToolBar
from journeyboard.editor.widgets.sizing import scaled
from journeyboard.editor.windows import Windows
from journeyboard.language import _

_FIRST_SIZE = (1440, 880)
_INSPECTOR_WIDTH = 300
_CASCADE = 28
"""How far a further window stands off the one it was opened from."""
_SETTLE_MS = 60
"""How long after an edit the bars tell of it: a drag changes the journey with every move."""


class Window(QMainWindow):
    """One open journey. It owns the parts and connects them; what they do stands in their modules."""

    def __init__(self, document: Document, windows: Windows) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        self.document, self.windows, self.settings = document, windows, windows.settings
        self.then_quit = False
        self._may_close = False
        document.setParent(self)
        session, theme = document.session, windows.look.theme
        self.canvas = Canvas(session, theme)
        self.speaker = Speaker(self.canvas)
        self.inspector = Inspector(session, theme)
        document.add_pending(self.inspector.pending_edit)
        self.recovery = Recovery(document)
        self.saving = Saving(self, self)
        self.autosave = Autosave(document, self.saving, self.settings)
        self.edit_commands = EditCommands(session, self.canvas)
        self.grid_commands = GridCommands(
            session, self._rename, self._write_card, lambda start: draw_by_keys(self.canvas, start)
        )
        self.mark_commands = MarkCommands(self)
        self.file_commands = FileCommands(self)
        self.source_commands = SourceCommands(self)
        self.show_commands = ShowCommands(self)
        self.finding = WayFinding(self)
        self.persona_commands = PersonaCommands(self)
        self.matrix_commands = MatrixCommands(self)
        self.chart_commands = ChartCommands(self)
        self.present_commands = PresentCommands(self)
        self.help_commands = HelpCommands(self)
        self.setCentralWidget(self.finding.middle)
        self._dock = self._make_dock()
        self.docks = Docks(self, self._dock)
        self.actions_ = Actions(self, theme)
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self._show_state)
        self._bar: ToolBar | None = None
        self._build()
        document.state_changed.connect(self._settle.start)
        self.source_commands.watch.changed.connect(self._show_stale)
        session.changed.connect(self._update_actions)  # at once: the next key may be Ctrl+Z
        session.selection_changed.connect(self._on_selection)
        session.view_changed.connect(self._show_state)
        self.canvas.zoom_changed.connect(self._show_zoom)
        self.canvas.context_menu_requested.connect(self._show_context_menu)
        self.canvas.left.connect(self.next_pane)
        self.canvas.sheet_wanted.connect(self.persona_commands.open)
        self.inspector.record_wanted.connect(lambda record_id: go_to(self.canvas, record_id))
        self.inspector.opportunity_wanted.connect(self.grid_commands.answer_pains)
        windows.look.changing.connect(self.inspector.forget_forms)
        windows.look.changed.connect(self._set_theme)

    # -- what others ask

    def commit_typing(self) -> None:
        """Make what is being typed part of the journey."""
        self.inspector.commit()
        self.persona_commands.commit()
        self.canvas.finish_editing()

    def reload(self) -> None:
        """Open the file again in place of what is shown."""
        self.windows.reload(self)

    def activate(self) -> None:
        """Come to the front."""
        if self.isMinimized():
            self.showNormal()
        self.raise_()
        self.activateWindow()

    def tell_notices(self) -> None:
        """List what is wrong with the file, if anything is."""
        if self.document.notices or self.document.session.journey.set_aside:
            self.show_troubles()

    def show_troubles(self) -> None:
        """List what could not be read and what has no place."""
        show_troubles(self, self.document.file_name or self.document.title, troubles(self.document))

    def retranslate(self) -> None:
        """Write everything anew in the program's language."""
        self.commit_typing()
        self.actions_.clear()
        self._build()
        self.finding.retranslate()
        self.show_commands.minimap.retranslate()
        self.inspector.rebuild()
        self.persona_commands.retranslate()
        self.matrix_commands.retranslate()
        self.chart_commands.retranslate()
        self.docks.retranslate()

    def toggle_inspector(self) -> None:
        """Show or hide the inspector."""
        self._dock.setVisible(not self._dock.isVisible())

    @property
    def bar(self) -> ToolBar | None:
        """The tool bar."""
        return self._bar

    # -- building

    def _make_dock(self) -> QDockWidget:
        dock = QDockWidget(self)
        dock.setObjectName("inspectorDock")
        dock.setFeatures(QDockWidget.DockWidgetFeature.NoDockWidgetFeatures)
        dock.setTitleBarWidget(QWidget(dock))
        dock.setWidget(self.inspector)
        dock.setMinimumWidth(scaled(240))
        self.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
        self.resizeDocks([dock], [scaled(_INSPECTOR_WIDTH)], Qt.Orientation.Horizontal)
        return dock

    def _build(self) -> None:
        """Make the bars and menus in the program's language."""
        fill_actions(self.actions_, self)
        session = self.document.session
        windows = self.windows
        files = self.file_commands
        choices = Choices(
            self.settings,
            files.open_path,
            files.export,
            windows.look.choose,
            windows.choose_language,
            lambda: windows.opened,
        )
        self.menus = Menus(self, self.actions_, session, self.grid_commands, self.show_commands, choices)
        self.menus.fill(self.menuBar())
        if self._bar is not None:
            self.removeToolBar(self._bar)
            self._bar.deleteLater()
        personas = persona_menu(self, session, self.show_commands)
        self._bar = ToolBar(self.actions_, personas, self.menus.export_menu(), self)
        self.addToolBar(self._bar)
        self._status = StatusBar(self.windows.look.theme)
        self._status.zoomed.connect(self.canvas.zoom_to)
        self._status.trouble_asked.connect(self.show_troubles)
        self._status.refresh_asked.connect(self.source_commands.refresh)
        self._status.hidden_asked.connect(self.show_commands.hidden_menu_at)
        self.setStatusBar(self._status)
        self._show_stale()
        self._status.show_zoom(self.canvas.zoom)
        self.inspector.setAccessibleName(_("Inspector"))
        self._show_state()

    # -- keeping it up to date

    def _show_state(self) -> None:
        document = self.document
        self.setWindowTitle(f"{document.file_name or document.title}[*] — Journeyboard")
        self.setWindowModified(not document.session.history.is_saved)
        if self._bar is not None:
            self._bar.show_document(document)
        self._status.show_document(document)
        self._on_selection()

    def _show_stale(self) -> None:
        self._status.show_stale(self.source_commands.watch.stale)

    def _on_selection(self) -> None:
        self._status.show_selected(len(self.document.session.selected))
        self._update_actions()

    def _update_actions(self) -> None:
        update_actions(self.actions_, self.document.session)

    def _set_theme(self, theme: Theme) -> None:
        self.canvas.set_theme(theme)
        self.show_commands.minimap.set_theme()
        self.finding.set_theme(theme)
        self.inspector.set_theme(theme)
        self.actions_.set_theme(theme)
        self.docks.set_theme(theme)
        self._status.set_theme(theme)
        self._show_state()

    def _rename(self, record_id: str) -> None:
        """Let the person write a record's name: on the map where it stands there, else in the inspector."""
        if self.canvas.write(record_id):
            return
        for name in ("name", "text", "title", "label"):
            field = self.inspector.field(name)
            if field is not None:
                self._dock.show()
                field.setFocus(Qt.FocusReason.OtherFocusReason)
                self.inspector.select_text(name)
                return

    def rename_selected(self) -> None:
        """Let the person write the name or text of what is selected."""
        selected = self.document.session.selected
        if selected:
            self._rename(selected[0])

    def _write_card(self, lane_id: str, step_id: str) -> None:
        self.canvas.write_new_card(Place(lane_id, step_id))

    def _show_zoom(self, zoom: float) -> None:
        self._status.show_zoom(zoom)

    def next_pane(self) -> None:
        """Take the keyboard focus from the map to the inspector, or back."""
        if self.canvas.hasFocus() or not self.canvas.isAncestorOf(QApplication.focusWidget() or self):
            if self.canvas.hasFocus() and self._dock.isVisible():
                self.inspector.enter()
            else:
                self.canvas.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.canvas.finish_editing()

    def _show_context_menu(self, _hit: object, at: QPoint) -> None:
        menu = self.menus.context_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    # -- Qt's side

    def restore(self, beside: "Window | None", *, replacing: bool) -> None:
        """Stand where windows stood last, or by the window this one comes from."""
        geometry = self.settings.geometry("window")
        if beside is not None:
            self.setGeometry(beside.geometry())
            if beside.isMaximized():
                self.setWindowState(Qt.WindowState.WindowMaximized)
            elif not replacing:
                self.move(beside.pos() + QPoint(_CASCADE, _CASCADE))
        elif geometry is None or not self.restoreGeometry(geometry):
            screen = QGuiApplication.primaryScreen().availableGeometry()
            size = QRect(0, 0, *_FIRST_SIZE).intersected(QRect(QPoint(0, 0), screen.size()))
            self.resize(size.size())
        state = self.settings.geometry("docks")
        if state is not None:
            self.restoreState(state)
        self.docks.show(self.settings.docks)

    def close_at_once(self) -> None:
        """Close without asking: another window has what this one shows, or it is given up."""
        self._may_close = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about unsaved work first."""
        if not self._may_close and (self.docks.has_votes or not self.document.is_saved):
            event.ignore()
            self.docks.drop_votes(lambda: self.saving.confirm_close(self._close_after_asking))
            return
        self.present_commands.end()
        self.settings.set_geometry("window", self.saveGeometry())
        self.settings.set_geometry("docks", self.saveState())
        self.settings.docks = self.docks.shown
        self.recovery.stop()
        self.source_commands.watch.stop()
        self.windows.closed(self)
        event.accept()

    def _close_after_asking(self) -> None:
        windows, quitting = self.windows, self.then_quit
        self.close_at_once()
        if quitting:
            windows.quit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take what can be dropped."""
        if dropping.is_welcome(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open a journey, import a spreadsheet, make cards of pictures and text."""
        event.acceptProposedAction()
        dropping.drop(self, event.mimeData(), event.position())
