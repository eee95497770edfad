"""The picture of the map on a sheet of its own."""

from io import BytesIO

from xlsxwriter.image import Image
from xlsxwriter.worksheet import Worksheet

from journeyboard.exchange.workbook import styles

_WIDEST = 1500
"""Pixels on the sheet; the picture keeps its own, so zooming in shows more."""
_SCREEN_DPI = 96


def write_picture(sheet: Worksheet, png: bytes, alt_text: str) -> None:
    """Put the picture on the sheet, as wide as a screen and printed on one page."""
    image = Image(BytesIO(png))
    # XlsxWriter sizes a picture by its density.
    scale = min(1.0, _WIDEST / image.width) * image.x_dpi / _SCREEN_DPI
    sheet.hide_gridlines(2)
    sheet.insert_image(1, 1, image, {"x_scale": scale, "y_scale": scale, "description": alt_text, "object_position": 2})
    styles.set_up_page(sheet, one_page=True)
