"""A journey as a workbook: an overview, the map as a sheet to read and print, charts, and all records as lists to work
with, whose edits come back (`workbook.returning`)."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, BinaryIO

from xlsxwriter.worksheet import Worksheet

from journeyboard.board.shapes import Board
from journeyboard.drawing.theme import LIGHT
from journeyboard.exchange import Progress
from journeyboard.exchange.workbook import styles
from journeyboard.exchange.workbook.base import write_base
from journeyboard.exchange.workbook.book import Book, LongText, long_texts_title, storable
from journeyboard.exchange.workbook.charts import ChartsWriter, has_charts
from journeyboard.exchange.workbook.columns import List
from journeyboard.exchange.workbook.lists import all_lists
from journeyboard.exchange.workbook.map_sheet import write_map
from journeyboard.exchange.workbook.overview import Described, write_overview
from journeyboard.exchange.workbook.picture import write_picture
from journeyboard.exchange.workbook.tables import ListWriter
from journeyboard.journey.journey import Journey
from journeyboard.language import _

_LONGEST_PROPERTY = 255
_ROWS_BETWEEN_CALLS = 250
_CARDS_SHARE = 0.6
"""How much of the work the sheet of the cards is."""
_VIEW_TAB, _LIST_TAB, _QUIET_TAB = LIGHT.accent, LIGHT.good, "#98A0B8"


def write_xlsx(
    journey: Journey, board: Board, file: BinaryIO, progress: Progress, *, picture: bytes | None = None
) -> None:
    """Write `journey` as a workbook, in the current language.

    The sheet of the map shows what `board`, the journey laid out, shows; all other sheets hold the whole journey.
    `picture` is the map as PNG.
    """
    file.write(_workbook(journey, board, picture, progress))
    progress(1.0)


def _workbook(journey: Journey, board: Board, picture: bytes | None, progress: Progress) -> bytes:
    book, lists = Book(), all_lists(journey)
    _describe(book, journey)
    tell = _Teller(progress, len(journey.cards))
    overview, map_sheet = book.sheet(_("Overview"), _VIEW_TAB), book.sheet(_("Map"), _VIEW_TAB)
    described: list[Described] = [(_("Map"), _("The map with its stages, lanes and cards, to read and print"), False)]
    charts = book.sheet(_("Charts"), _VIEW_TAB) if has_charts(journey) else None
    if charts is not None:
        described.append((_("Charts"), _("The emotion curves, the funnel and every metric over time"), False))
    if picture is not None:
        write_picture(book.sheet(_("Picture"), _VIEW_TAB), picture, _alt_text(journey))
        described.append((_("Picture"), _("The map as it is drawn"), False))
    write_map(book, map_sheet, journey, board)
    tell.share(0.2)
    _write_lists(book, lists, tell)
    described += [(each.title, each.about, True) for each in lists]
    write_overview(book, overview, journey, described)
    if charts is not None:
        ChartsWriter(book, charts, book.sheet(_("Chart figures"), _QUIET_TAB), lists).write(journey)
    if book.long_texts:
        _write_long_texts(book, book.sheet(long_texts_title(), _LIST_TAB), book.long_texts)
    write_base(book, journey)
    tell.share(0.85)
    return book.bytes()


class _Teller:
    """Tells the progress now and then."""

    def __init__(self, progress: Progress, cards: int) -> None:
        self._progress, self._cards, self._done = progress, max(1, cards), 0

    def share(self, share: float) -> None:
        """Tell that `share` (0–1) of all is done."""
        self._progress(share)

    def card_done(self) -> None:
        """Count one row of the cards."""
        self._done += 1
        if self._done % _ROWS_BETWEEN_CALLS == 0:
            self.share(0.2 + _CARDS_SHARE * self._done / self._cards)


def _write_lists(book: Book, lists: Sequence[List[Any]], tell: _Teller) -> None:
    writer = ListWriter(book, lists)
    for made in lists:
        writer.write(book.sheet(made.title, _LIST_TAB), made, tell.card_done if made.name == "cards" else None)


def _write_long_texts(book: Book, sheet: Worksheet, texts: Sequence[LongText]) -> None:
    """Every part of every long text; edited here, they come back too."""
    for column, (heading, width) in enumerate(long_text_columns()):
        book.put(sheet, 0, column, heading, styles.HEADING, styles.MIDDLE)
        sheet.set_column(column, column, width)
    row = 1
    for text in texts:
        for number, part in enumerate(text.parts, start=1):
            values = (text.sheet, text.heading, float(number), part, text.id)
            for column, value in enumerate(values):
                book.put(sheet, row, column, value, styles.TEXT, styles.TOP if column == 3 else styles.ONE_LINE)
            sheet.set_row(row, 120)
            row += 1
    sheet.freeze_panes(1, 0)
    styles.set_up_page(sheet)


def long_text_columns() -> tuple[tuple[str, float], ...]:
    """The headings of the sheet of long texts, with their widths."""
    return ((_("Sheet"), 16), (_("Column"), 18), (_("Part"), 8), (_("Text"), 110), (_("Id"), 20))


def _alt_text(journey: Journey) -> str:
    stages = ", ".join(stage.name for stage in journey.stages)
    return _("The map “{title}” with the stages {stages}").format(title=journey.info.title, stages=stages)


def _describe(book: Book, journey: Journey) -> None:
    """The document's properties."""
    info = journey.info
    book.workbook.set_properties(
        {
            "title": storable(info.title)[:_LONGEST_PROPERTY],
            "author": storable(info.owner or info.team or "Journeyboard")[:_LONGEST_PROPERTY],
            "comments": storable(info.scenario),
            "keywords": storable(", ".join(info.tags))[:_LONGEST_PROPERTY],
            "created": datetime.now(UTC).replace(tzinfo=None, microsecond=0),
        }
    )
