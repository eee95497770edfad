"""A journey as a workbook: the map as a sheet to read and print, and all its records as tables to work with."""

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from journeyboard.board.shapes import Board
from journeyboard.exchange import Progress
from journeyboard.exchange.workbook import lists
from journeyboard.exchange.workbook.cells import Book, long_texts_title, storable
from journeyboard.exchange.workbook.map_sheet import write_map
from journeyboard.exchange.workbook.picture import write_picture
from journeyboard.exchange.workbook.tables import Column, write_table
from journeyboard.journey.journey import Journey
from journeyboard.language import _, speaking
from journeyboard.storage.atomic import write_atomically

_LONGEST_PROPERTY = 255
_Part = tuple[str, str, int, str]
"""Sheet, cell, number and text of a part of a long text."""
_ROWS_BETWEEN_CALLS = 250
_CARDS_SHARE = 0.6
"""How much of the work the sheet of the cards is."""


def export_xlsx(
    journey: Journey,
    board: Board,
    target: Path,
    *,
    picture: bytes | None = None,
    language: str | None = None,
    progress: Progress | None = None,
) -> bool:
    """Write `journey` to the workbook `target`. False when `progress` said stop.

    The sheet of the map shows what `board`, the journey laid out, shows; all other sheets hold the whole journey.
    `picture` is the map as PNG. Words and numbers are in `language` (the journey's own by default), those of the board
    as it was laid out. Raises FileProblem when the file cannot be written; what stood there is then, and when
    stopped, as it was.
    """
    try:
        with speaking(language or journey.info.language):
            data = _workbook(journey, board, picture, progress or _go_on)
    except _Stopped:
        return False
    write_atomically(target, data)
    return True


class _Stopped(Exception):  # noqa: N818 - not an error
    """`progress` said stop."""


def _go_on(_share: float) -> bool:
    return True


def _workbook(journey: Journey, board: Board, picture: bytes | None, progress: Progress) -> bytes:
    book = Book(Workbook())
    _describe(book.workbook, journey)
    tell = _Teller(progress, len(journey.cards))
    write_map(book, _sheet(book, _("Map")), journey, board)
    tell.share(0.2)
    lists.write_personas(book, _sheet(book, _("Personas")), journey)
    lists.write_cards(book, _sheet(book, _("Cards")), journey, tell.card_done)
    lists.write_feelings(book, _sheet(book, _("Feelings")), journey)
    lists.write_links(book, _sheet(book, _("Links")), journey)
    lists.write_metrics(book, _sheet(book, _("Metrics")), journey)
    lists.write_readings(book, _sheet(book, _("Readings")), journey)
    if picture is not None:
        write_picture(_sheet(book, _("Picture")), picture)
    if book.long_texts:
        _write_long_texts(book, _sheet(book, long_texts_title()))
    tell.share(0.85)
    file = BytesIO()
    book.workbook.save(file)
    tell.share(1.0)
    return file.getvalue()


class _Teller:
    """Tells the progress now and then, and stops the work when it is asked to."""

    def __init__(self, progress: Progress, cards: int) -> None:
        self._progress, self._cards, self._done = progress, max(1, cards), 0

    def share(self, share: float) -> None:
        """Tell that `share` (0–1) of all is done."""
        if not self._progress(share):
            raise _Stopped

    def card_done(self) -> None:
        """Count one row of the cards."""
        self._done += 1
        if self._done % _ROWS_BETWEEN_CALLS == 0:
            self.share(0.2 + _CARDS_SHARE * self._done / self._cards)


def _describe(workbook: Workbook, journey: Journey) -> None:
    """The document's properties; the new workbook's own first sheet goes."""
    for sheet in workbook.worksheets:
        workbook.remove(sheet)
    info, about = journey.info, workbook.properties
    about.title = storable(info.title)[:_LONGEST_PROPERTY]
    about.creator = storable(info.owner or info.team or "Journeyboard")[:_LONGEST_PROPERTY]
    about.description = storable(info.scenario)
    about.keywords = storable(", ".join(info.tags))[:_LONGEST_PROPERTY]
    about.created = about.modified = datetime.now(UTC).replace(tzinfo=None, microsecond=0)


def _sheet(book: Book, title: str) -> Worksheet:
    return book.workbook.create_sheet(title)


def _write_long_texts(book: Book, sheet: Worksheet) -> None:
    """Each text that did not fit into its cell, whole, one part per row."""
    rows = [
        (text.sheet, text.cell, number, part) for text in book.long_texts for number, part in enumerate(text.parts, 1)
    ]
    columns = [
        Column[_Part](_("Sheet"), 16, lambda row: row[0]),
        Column[_Part](_("Cell"), 10, lambda row: row[1]),
        Column[_Part](_("Part"), 8, lambda row: row[2]),
        Column[_Part](_("Text"), 110, lambda row: row[3], wraps=True),
    ]
    write_table(book, sheet, columns, rows)
