"""What is on the clipboard, or dropped, as cards: our own, a range of a spreadsheet, lines, pictures."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage

from journeyboard.editor.clipboard.copying import MIME_TYPE
from journeyboard.editor.pictures import asset_of, is_picture, picture_asset
from journeyboard.exchange.ranges import Rows, read_html, read_text
from journeyboard.journey.changes import Change
from journeyboard.journey.clipping import paste
from journeyboard.journey.filling import cards_in, fill
from journeyboard.journey.journey import Journey
from journeyboard.journey.pictures import add_pictures
from journeyboard.journey.spots import Spot
from journeyboard.language import _, format_number
from journeyboard.storage.format import load
from journeyboard.storage.problems import FileProblem

MOST_CARDS = 5_000
"""No paste makes more cards than that: it is a mistake, or work for an import."""

Paste = Callable[[Journey, Spot], Change]
"""Makes cards of what was found, at a spot of a journey; raises ValueError when the spot's lane holds no cards."""


def found_in(data: QMimeData) -> Paste | None:
    """What cards can be made of; None when there is nothing of that kind. Raises FileProblem when it cannot be read.

    Spreadsheets put a picture of their cells beside them, browsers the address of a picture beside it: text that says
    anything comes first.
    """
    if data.hasFormat(MIME_TYPE):
        clip = load(bytes(data.data(MIME_TYPE).data()), _("the clipboard")).journey
        _refuse_many(len(clip.cards))
        return lambda journey, spot: paste(journey, clip, spot)
    if files := picture_files(data):
        pictures = [(path.stem, picture_asset(path)) for path in files]
        return lambda journey, spot: add_pictures(journey, pictures, spot)
    rows = _rows(data)
    if count := cards_in(rows):
        _refuse_many(count)
        return lambda journey, spot: fill(journey, rows, spot)
    image = QImage(data.imageData()) if data.hasImage() else QImage()
    if not image.isNull():
        picture = asset_of(image)
        return lambda journey, spot: add_pictures(journey, [("", picture)], spot)
    return None


def picture_files(data: QMimeData) -> list[Path]:
    """The files of pictures among those that were copied in a file manager or are dragged from it."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [path for path in paths if is_picture(path)]


def _rows(data: QMimeData) -> Rows:
    """The range of a spreadsheet, or lines of text. A table of HTML counts where its text comes in columns too: mails
    and web pages are full of tables that nobody sees."""
    text = data.text() if data.hasText() and not data.hasUrls() else ""
    table = read_html(data.html()) if data.hasHtml() and ("\t" in text or not text.strip()) else None
    return table or read_text(text)


def _refuse_many(count: int) -> None:
    if count > MOST_CARDS:
        raise FileProblem(
            _("These would be {count} cards; at most {most} can be pasted at once. Copy a smaller part.").format(
                count=format_number(count), most=format_number(MOST_CARDS)
            )
        )
