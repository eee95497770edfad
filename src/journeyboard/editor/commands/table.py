"""Which actions a window has: their words, keys and icons, and when they can be used."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from journeyboard.editor.actions import Actions
from journeyboard.editor.commands.marking import add_marks, update_marks
from journeyboard.editor.commands.places import (
    arrow_start,
    current_cell,
    current_lane,
    current_stage,
    current_step,
    selected_one,
    selected_pains,
)
from journeyboard.editor.session import Session
from journeyboard.editor.showing.menus import NUMBERED, update_view_actions
from journeyboard.journey.records import Lane
from journeyboard.language import _

if TYPE_CHECKING:
    from journeyboard.editor.window import Window

_Key = QKeySequence.StandardKey

_SIZE = 20
"""Board units by which a key makes a column wider or a lane taller."""
_MAP_KEYS = {
    "stage_left": "Alt+Left",
    "stage_right": "Alt+Right",
    "step_left": "Alt+Left",
    "step_right": "Alt+Right",
    "lane_up": "Alt+Up",
    "lane_down": "Alt+Down",
}
"""Keys of the map that do the same to what is selected there."""


def fill_actions(actions: Actions, window: "Window") -> None:
    """Make all actions of `window` in the program's language."""
    _add_file(actions, window)
    _add_edit(actions, window)
    _add_grid(actions, window)
    add_marks(actions, window.mark_commands)
    _add_view(actions, window)
    _add_showing(actions, window)
    _add_finding(actions, window)
    _add_presenting(actions, window)
    _add_help(actions, window)


def _add_file(actions: Actions, window: "Window") -> None:
    files = window.file_commands
    actions.add("new", _("&New"), files.new, _Key.New)
    actions.add("start_page", _("S&tart page"), files.start_page, "Alt+Home")
    actions.add("open", _("&Open…"), files.open, _Key.Open)
    actions.add("save", _("&Save"), files.save, _Key.Save)
    actions.add("save_as", _("Save &as…"), files.save_as, "Ctrl+Shift+S")
    actions.add("save_template", _("Save as te&mplate…"), files.save_template)
    actions.add("export", _("&Export…"), files.export, "Ctrl+E")
    actions.add("print", _("&Print…"), files.print, _Key.Print)
    actions.add("copy_picture", _("Cop&y as picture"), files.copy_picture, "Ctrl+Shift+C")
    actions.add("import_workbook", _("&Import workbook…"), files.import_workbook)
    actions.add("close", _("&Close"), files.close, _Key.Close)
    actions.add("quit", _("&Quit"), files.quit, "Ctrl+Q")
    sources = window.source_commands
    actions.add("import_metrics", _("&Import metrics…"), sources.choose, "Ctrl+I")
    actions.add("import_clipboard", _("Import from the clip&board"), sources.import_clipboard, "Ctrl+Alt+V")
    actions.add("refresh_metrics", _("&Refresh figures…"), sources.refresh, "Ctrl+Alt+U")


def _add_edit(actions: Actions, window: "Window") -> None:
    edits = window.edit_commands
    actions.add("undo", _("&Undo"), edits.undo, _Key.Undo, "undo-2")
    redo = actions.add("redo", _("&Redo"), edits.redo, "Ctrl+Shift+Z", "redo-2")
    redo.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
    actions.add("cut", _("Cu&t"), edits.cut, _Key.Cut)
    actions.add("copy", _("&Copy"), edits.copy, _Key.Copy)
    actions.add("copy_table", _("Copy as ta&ble"), edits.copy_table, "Ctrl+Alt+Shift+C")
    actions.add("paste", _("&Paste"), edits.paste, _Key.Paste)
    actions.add("duplicate", _("Dupl&icate"), window.grid_commands.duplicate, "Ctrl+D")
    actions.add("delete", _("&Delete"), edits.delete, "Del")  # Qt's own keys have Ctrl+D on Linux
    actions.add("select_all", _("Select &all"), edits.select_all, _Key.SelectAll)
    actions.add("rename", _("R&ename"), window.rename_selected, "F2")


def _add_grid(actions: Actions, window: "Window") -> None:
    grid = window.grid_commands
    actions.add("add_stage", _("Add &stage"), grid.add_stage, "Ctrl+Shift+N")
    actions.add("add_step", _("Add ste&p"), grid.add_step, "Ctrl+Alt+N")
    actions.add("add_card", _("Add &card"), grid.add_card, "Ctrl+Shift+Return")
    answer = _("Opport&unity from pain point")
    actions.add("answer_pains", answer, grid.answer_pains, "Ctrl+Alt+A")
    actions.add("add_persona", _("Add p&ersona"), grid.add_persona)
    actions.add("persona_sheet", _("Persona s&heet…"), window.persona_commands.open_selected, "Ctrl+Alt+P")
    actions.add("rename_stage", _("&Rename"), grid.rename_stage)
    actions.add("stage_left", _("Move &left"), lambda: grid.shift_stage(-1))
    actions.add("stage_right", _("Move r&ight"), lambda: grid.shift_stage(1))
    actions.add("delete_stage", _("&Delete stage"), grid.delete_stage)
    actions.add("rename_step", _("&Rename"), grid.rename_step)
    actions.add("step_left", _("Move &left"), lambda: grid.shift_step(-1))
    actions.add("step_right", _("Move r&ight"), lambda: grid.shift_step(1))
    actions.add("delete_step", _("&Delete step"), grid.delete_step)
    actions.add("rename_lane", _("&Rename"), grid.rename_lane)
    actions.add("lane_up", _("Move &up"), lambda: grid.shift_lane(-1))
    actions.add("lane_down", _("Move d&own"), lambda: grid.shift_lane(1))
    actions.add("delete_lane", _("&Delete lane"), grid.delete_lane)
    _add_sizes(actions, window)
    for name, keys in _MAP_KEYS.items():
        actions.show_keys(name, keys)


def _add_sizes(actions: Actions, window: "Window") -> None:
    """What is also done by dragging edges and handles."""
    grid = window.grid_commands
    actions.add("draw_arrow", _("Draw a&rrow…"), grid.draw_arrow_by_keys, "Ctrl+Alt+R")
    actions.add("step_wider", _("&Wider column"), lambda: grid.widen_step(_SIZE), "Alt+Shift+Right")
    actions.add("step_narrower", _("&Narrower column"), lambda: grid.widen_step(-_SIZE), "Alt+Shift+Left")
    actions.add("step_usual", _("&Usual width"), grid.usual_width)
    actions.add("lane_taller", _("&Taller lane"), lambda: grid.heighten_lane(_SIZE), "Alt+Shift+Down")
    actions.add("lane_lower", _("Short&er lane"), lambda: grid.heighten_lane(-_SIZE), "Alt+Shift+Up")
    actions.add("lane_usual", _("U&sual height"), grid.usual_height)
    actions.add("span_more", _("Span one step &more"), lambda: grid.stretch_cards(last=1), "Ctrl+Shift+Right")
    actions.add("span_less", _("Span one step &less"), lambda: grid.stretch_cards(last=-1), "Ctrl+Shift+Left")
    actions.add("begin_earlier", _("Begin one step &earlier"), lambda: grid.stretch_cards(first=-1), "Ctrl+Alt+Left")
    actions.add("begin_later", _("Begin one step la&ter"), lambda: grid.stretch_cards(first=1), "Ctrl+Alt+Right")


def _add_view(actions: Actions, window: "Window") -> None:
    canvas = window.canvas
    actions.add("fit_map", _("&Fit map"), canvas.fit_map, "Ctrl+1")
    actions.add("fit_selection", _("Fit &selection"), canvas.fit_selection, "Ctrl+2")
    actions.add("zoom_in", _("Zoom &in"), canvas.zoom_in, _Key.ZoomIn)
    actions.add("zoom_out", _("Zoom &out"), canvas.zoom_out, _Key.ZoomOut)
    actions.add("zoom_100", _("&Actual size"), lambda: canvas.zoom_to(1.0), "Ctrl+0")
    actions.add("next_pane", _("Next &pane"), window.next_pane, "F6")
    actions.add("next_window", _("Next &window"), lambda: window.windows.next(window), "Ctrl+F6")
    actions.add("opportunities", _("Opportuniti&es…"), window.matrix_commands.open, "Ctrl+Alt+O")
    actions.add("inspector", _("I&nspector"), window.toggle_inspector, "F9")


def _add_showing(actions: Actions, window: "Window") -> None:
    show, grid = window.show_commands, window.grid_commands
    actions.add("lane_gallery", _("Lane &gallery…"), show.open_gallery, "Ctrl+Alt+L")
    actions.add("duplicate_lane", _("Dupl&icate lane"), grid.duplicate_lane)
    actions.add("collapse_lane", _("&Collapse or open"), show.collapse_lane, "Ctrl+Alt+Z")
    actions.add("hide_lane", _("&Hide lane"), show.hide_lane, "Ctrl+Alt+H")
    actions.add("hide_stage", _("&Hide stage"), show.hide_stage)
    actions.add("go_to_stage", _("&Go to stage…"), show.go_to_stage, "Ctrl+G")
    actions.add("minimap", _("&Minimap"), show.minimap.toggle, "Ctrl+Alt+M")
    actions.add("evidence", _("Evi&dence"), show.toggle_evidence, "Ctrl+Alt+E").setCheckable(True)
    actions.add("view_0", _("&Everything"), lambda: show.choose_number(0), "Ctrl+Alt+0").setCheckable(True)
    for number in range(1, NUMBERED + 1):
        choose = partial(show.choose_number, number)
        actions.add(f"view_{number}", str(number), choose, f"Ctrl+Alt+{number}").setCheckable(True)
    actions.add("save_view", _("&Save view…"), show.save_as_view, "Ctrl+Alt+S")
    actions.add("update_view", _("&Update view"), show.update_view)
    actions.add("rename_view", _("&Rename view…"), show.rename_view)
    actions.add("open_with_view", _("&Open the file with this view"), show.toggle_opening).setCheckable(True)
    actions.add("delete_view", _("&Delete view"), show.delete_view)


def _add_finding(actions: Actions, window: "Window") -> None:
    finding, docks = window.finding, window.docks
    palette = actions.add("palette", _("Co&mmand palette…"), finding.open_palette, "Ctrl+K")
    palette.setShortcuts([QKeySequence("Ctrl+K"), QKeySequence("Ctrl+Shift+P")])
    actions.add("find", _("&Find…"), finding.find, _Key.Find)
    actions.add("replace", _("Rep&lace…"), finding.replace, "Ctrl+H")
    actions.add("find_next", _("Find &next"), finding.find_next, "F3")
    actions.add("find_previous", _("Find pre&vious"), finding.find_previous, "Shift+F3")
    actions.add("filter", _("Filte&r…"), finding.filter_bar.toggle, "Ctrl+Shift+F")
    actions.add("outline", _("O&utline"), lambda: docks.toggle("outline"), "Ctrl+Shift+O")
    actions.add("history", _("Histor&y"), lambda: docks.toggle("history"), "Ctrl+Shift+H")
    actions.add("figures", _("&Figures on the map…"), finding.figures_bar.toggle, "Ctrl+Shift+M")
    actions.add("figures_table", _("&Table of figures"), lambda: docks.toggle("figures"), "Ctrl+Shift+T")
    actions.add("add_metrics", _("&Add metrics…"), docks.add_metrics)
    actions.add("charts", _("&Charts…"), window.chart_commands.open, "Ctrl+Alt+C")
    actions.add("weak_points", _("&Weak points"), lambda: docks.toggle("weak_points"), "Ctrl+Shift+W")


def _add_presenting(actions: Actions, window: "Window") -> None:
    present, docks = window.present_commands, window.docks
    actions.add("workshop", _("&Workshop tools"), lambda: docks.toggle("workshop"), "Ctrl+Shift+L")
    actions.add("timer", _("Start or pause the ti&mer"), docks.toggle_timer, "Ctrl+Alt+T")
    actions.add("park", _("Move to the &parking lot"), docks.park, "Ctrl+Alt+K")
    actions.add("summary", _("Save s&ummary…"), docks.save_summary)
    actions.add("present", _("Present by &stage"), present.by_stage, "F5")
    actions.add("present_here", _("Present from &here"), present.from_here, "Shift+F5")
    actions.add("present_steps", _("Present by s&tep"), present.by_step)
    actions.add("present_lanes", _("Present by &lane"), present.by_lane)
    actions.add("present_reveal", _("&Reveal lane after lane"), present.reveal)


def _add_help(actions: Actions, window: "Window") -> None:
    helping = window.help_commands
    actions.add("settings", _("Settin&gs…"), helping.open_settings, "Ctrl+,")
    actions.add("guide", _("&Guide"), helping.open_guide, "F1")
    actions.add("shortcuts", _("&Keyboard shortcuts…"), helping.open_shortcuts, "Ctrl+F1")
    actions.add("tour", _("&Tour"), helping.take_tour)
    actions.add("notices", _("&Problems in the file…"), window.show_troubles)
    actions.add("about", _("&About Journeyboard"), window.file_commands.about)


def update_actions(actions: Actions, session: Session) -> None:
    """Enable what can be used now, and name what Undo and Redo would do."""
    update_marks(actions, session)
    undo, redo = session.history.undo_label, session.history.redo_label
    actions["undo"].setText(_("&Undo {what}").format(what=undo) if undo else _("&Undo"))
    actions["redo"].setText(_("&Redo {what}").format(what=redo) if redo else _("&Redo"))
    stage, step, lane = (bool(find(session)) for find in (current_stage, current_step, current_lane))
    some, cell = bool(session.selected), current_cell(session) is not None
    cards = session.selected_cards
    spanning = any(card.end_step for card in cards)
    first = next((step.id for step in session.journey.columns()), "")
    actions.enable(
        undo=bool(undo),
        redo=bool(redo),
        rename=some,
        duplicate=bool(cards) or isinstance(selected_one(session), Lane),
        fit_selection=some,
        add_card=cell,
        park=bool(cards),
        answer_pains=bool(selected_pains(session)),
        add_step=step,
        rename_stage=stage,
        stage_left=stage,
        stage_right=stage,
        delete_stage=stage,
        rename_step=step,
        step_left=step,
        step_right=step,
        delete_step=step,
        rename_lane=lane,
        lane_up=lane,
        lane_down=lane,
        delete_lane=lane,
        hide_stage=stage,
        collapse_lane=lane,
        hide_lane=lane,
        duplicate_lane=lane,
        draw_arrow=arrow_start(session) is not None,
        step_wider=step,
        step_narrower=step,
        step_usual=step,
        lane_taller=lane,
        lane_lower=lane,
        lane_usual=lane,
        span_more=bool(cards),
        span_less=spanning,
        begin_earlier=any(card.step != first for card in cards),
        begin_later=spanning,
    )
    update_view_actions(actions, session)
