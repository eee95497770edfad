"""The journey as an Excel workbook."""

from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

from journeyboard.exchange import Progress, part_of
from journeyboard.exchange.format import Format
from journeyboard.exchange.options import DrawnOptions
from journeyboard.language import N_

if TYPE_CHECKING:
    from journeyboard.journey.journey import Journey
    from journeyboard.journey.records import View

_LONGEST_SIDE_OF_PICTURE = 6000
"""In pixels: sharp on paper, and quick to open."""
_PICTURE_SHARE = 0.4
"""How much of the work the picture is."""


class Xlsx(Format[DrawnOptions]):
    """The map as a sheet to read and print, and all its records as tables to work with."""

    id = "xlsx"
    name = N_("Excel workbook")
    about = N_("The map as a table, personas, cards, metrics with their readings, and the map's picture.")
    suffix = ".xlsx"
    icon = "file-spreadsheet"
    options = DrawnOptions

    def write(
        self, journey: "Journey", view: "View", options: DrawnOptions, file: BinaryIO, progress: Progress
    ) -> None:
        """Paint the picture, then fill the sheets."""
        del options
        from journeyboard.exchange.drawn import board_of
        from journeyboard.exchange.png import DEFAULT_SCALE, picture_size, write_png
        from journeyboard.exchange.xlsx import write_xlsx

        board, theme = board_of(journey, view)
        scale = min(DEFAULT_SCALE, _LONGEST_SIDE_OF_PICTURE / max(board.width, board.height))
        picture = BytesIO()
        write_png(board, picture, picture_size(board, scale=scale), theme, part_of(progress, 0, _PICTURE_SHARE))
        rest = part_of(progress, _PICTURE_SHARE, 1)
        write_xlsx(journey, board, file, rest, picture=picture.getvalue())


XLSX = Xlsx()
