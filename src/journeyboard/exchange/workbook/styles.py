"""The look of a workbook: the colours of the map on white paper, in a font every spreadsheet program has."""

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from journeyboard.drawing.theme import LIGHT, mixed

FONT = "Calibri"
TEXT_SIZE = 10


def font(size: float = TEXT_SIZE, *, bold: bool = False, italic: bool = False, colour: str = LIGHT.ink) -> Font:
    """A font in a colour ("#rrggbb")."""
    return Font(name=FONT, size=size, bold=bold, italic=italic, color=colour[1:])


def fill(colour: str) -> PatternFill:
    """A plain ground ("#rrggbb")."""
    return PatternFill("solid", fgColor=colour[1:])


def tinted(colour: str, share: float) -> PatternFill:
    """A ground with `share` (0–1) of `colour` on white."""
    return fill(mixed(colour, LIGHT.paper, share))


TEXT = font()
SMALL = font(9, colour=LIGHT.mute)
LABEL = font(bold=True)
TITLE = font(18, bold=True)
HEADING = font(bold=True, colour="#FFFFFF")
HEADING_FILL = fill("#3A4560")
LANE_FILL = fill(LIGHT.lane)

TOP = Alignment(vertical="top", wrap_text=True)
ONE_LINE = Alignment(vertical="top")
MIDDLE = Alignment(vertical="center", wrap_text=True)
CENTRED = Alignment(horizontal="center", vertical="center", wrap_text=True)

_LINE = Side("thin", LIGHT.line[1:])
UNDERLINED = Border(bottom=_LINE)
GRID = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)


def set_up_page(
    sheet: Worksheet, *, title_rows: str = "", pages_wide: int = 1, one_page: bool = False, large: bool = False
) -> None:
    """Landscape, A4 or (`large`) A3, so many pages wide, one high for `one_page`, `title_rows` ("4:6") on each."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A3 if large else sheet.PAPERSIZE_A4
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth = pages_wide
    sheet.page_setup.fitToHeight = 1 if one_page else 0
    sheet.print_options.horizontalCentered = True
    margins = sheet.page_margins
    margins.left = margins.right = 0.4
    margins.top = margins.bottom = 0.5
    margins.header = margins.footer = 0.2
    sheet.HeaderFooter.oddFooter = HeaderFooterItem(
        left=_HeaderFooterPart(text="&A"), right=_HeaderFooterPart(text="&P / &N")
    )
    if title_rows:
        sheet.print_title_rows = title_rows
