"""The picture of the map on a sheet of its own."""

import struct

from openpyxl.drawing.image import Image
from openpyxl.worksheet.worksheet import Worksheet

from journeyboard.exchange.workbook import styles

_WIDEST = 1500
"""Pixels on the sheet; the picture keeps its own, so zooming in shows more."""


class _Png(Image):
    """A PNG as openpyxl wants it, without the imaging library it would read the size with."""

    def __init__(self, data: bytes) -> None:
        self._png = data
        width, height = struct.unpack(">II", data[16:24])
        scale = min(1.0, _WIDEST / width)
        self.width, self.height = round(width * scale), round(height * scale)
        self.format = "png"

    def _data(self) -> bytes:
        return self._png


def write_picture(sheet: Worksheet, png: bytes) -> None:
    """Put the picture on the sheet, as wide as a screen and printed on one page."""
    sheet.sheet_view.showGridLines = False
    sheet.add_image(_Png(png), "B2")
    styles.set_up_page(sheet, one_page=True)
