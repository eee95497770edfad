"""The look of a workbook: the colours of the map on white paper, in a font every spreadsheet program has.

A style is what XlsxWriter makes a format of; `Book` makes each only once.
"""

from collections.abc import Mapping
from typing import Any

from xlsxwriter.worksheet import Worksheet

from journeyboard.drawing.theme import LIGHT, mixed

Style = Mapping[str, Any]

FONT = "Calibri"
HEAD = "#3A4560"
"""Behind the headings of lists."""


def font(size: float = 10, *, bold: bool = False, italic: bool = False, colour: str = LIGHT.ink) -> Style:
    """A font in a colour ("#rrggbb")."""
    return {"font_size": size, "bold": bold, "italic": italic, "font_color": colour}


def fill(colour: str) -> Style:
    """A plain ground ("#rrggbb")."""
    return {"bg_color": colour, "pattern": 1}


def tinted(colour: str, share: float) -> Style:
    """A ground with `share` (0–1) of `colour` on white."""
    return fill(mixed(colour, LIGHT.paper, share))


TEXT = font()
QUIET = font(9, colour=LIGHT.mute)
SMALL = font(9, colour=LIGHT.mute)
LABEL = font(bold=True)
TITLE = font(20, bold=True)
SUBTITLE = font(11, colour=LIGHT.mute)
SECTION = font(12, bold=True)
HEADING = {**font(bold=True, colour="#FFFFFF"), **fill(HEAD)}
LANE_FILL = fill(LIGHT.lane)

TOP = {"valign": "top", "text_wrap": True}
ONE_LINE = {"valign": "top"}
MIDDLE = {"valign": "vcenter", "text_wrap": True}
CENTRED = {"align": "center", "valign": "vcenter", "text_wrap": True}
NUMBER = {"align": "right", "indent": 1}
RULED = {"bottom": 1, "bottom_color": "#E9ECF2"}
UNDERLINED = {"bottom": 1, "bottom_color": LIGHT.line}
GRID = {"border": 1, "border_color": LIGHT.line}


def set_up_page(
    sheet: Worksheet, *, pages_wide: int = 1, one_page: bool = False, large: bool = False, upright: bool = False
) -> None:
    """Landscape or `upright`, A4 or (`large`) A3, so many pages wide, one high for `one_page`, the sheet's name at the
    foot."""
    if upright:
        sheet.set_portrait()
    else:
        sheet.set_landscape()
    sheet.set_paper(8 if large else 9)
    sheet.fit_to_pages(pages_wide, 1 if one_page else 0)
    sheet.center_horizontally()
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.5)
    sheet.set_footer("&L&A&R&P / &N", {"margin": 0.2})
