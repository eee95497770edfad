"""What is dropped on a window: a journey is opened, a workbook that was exported comes back, any other spreadsheet is
imported; pictures and text become cards."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPointF

from journeyboard.board.finding import hit
from journeyboard.editor.clipboard.pasting import picture_files
from journeyboard.editor.commands.places import current_cell
from journeyboard.editor.dialogs.files import JOURNEY_SUFFIX, TABLE_SUFFIXES, WORKBOOK_SUFFIXES
from journeyboard.editor.dialogs.messages import tell
from journeyboard.editor.session import Place
from journeyboard.journey.cards import holds_cards
from journeyboard.journey.records import Lane
from journeyboard.language import _

if TYPE_CHECKING:
    from journeyboard.editor.window import Window


def is_welcome(data: QMimeData) -> bool:
    """Whether something could be done with it."""
    return any(url.isLocalFile() for url in data.urls()) or (data.hasText() and not data.hasUrls())


def drop(window: "Window", data: QMimeData, at: QPointF) -> None:
    """Take what is dropped at a point of the window."""
    pictures = picture_files(data)
    for url in data.urls():
        path = Path(url.toLocalFile())
        if url.isLocalFile() and path not in pictures:
            _open(window, path)
    place = _cell_at(window, at)
    if place is not None and (pictures or not data.hasUrls()):
        window.edit_commands.put(data, place)


def _cell_at(window: "Window", at: QPointF) -> Place | None:
    """The cell at a point of the window; beside the map's cells the current one."""
    canvas = window.canvas
    found = hit(canvas.board, *canvas.panes.point(canvas.viewport().mapFrom(window, at)))
    lane = window.document.session.journey.find(Lane, found.lane)
    if lane is not None and holds_cards(lane) and found.step:
        return Place(found.lane, found.step)
    return current_cell(window.document.session)


def _open(window: "Window", path: Path) -> None:
    suffix = path.suffix.lower()
    if suffix == JOURNEY_SUFFIX:
        window.file_commands.open_path(path)
    elif suffix in WORKBOOK_SUFFIXES and _comes_back(path):
        window.file_commands.bring_back(path)
    elif suffix in TABLE_SUFFIXES:
        window.source_commands.import_from(path)
    else:
        detail = _(
            "Drop a .journey file to open it, a spreadsheet (.xlsx, .xls, .ods, .csv) to import its figures, "
            "or a picture (.png, .jpg) to make a card of it."
        )
        tell(window, _("{name} cannot be dropped here.").format(name=path.name), detail)


def _comes_back(path: Path) -> bool:
    from journeyboard.exchange.workbook.found import is_ours

    return is_ours(path)
