"""The pages that are asked for."""

from journeyboard.exchange import ExportProblem
from journeyboard.exchange.drawn import board_of
from journeyboard.exchange.format import Page
from journeyboard.exchange.paper.book import book_pages
from journeyboard.exchange.paper.options import PaperOptions
from journeyboard.exchange.paper.sheets import UNITS_PER_MM, fitted_page, map_page, poster_pages, sheet_of
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import View
from journeyboard.language import _, format_number

LONGEST_PAGE = 14_400 / 72 * 96
"""In board units: no side of a PDF page is longer than 14,400 points (ISO 32000-1, annex C)."""


def pages_of(journey: Journey, view: View, options: PaperOptions) -> list[Page]:
    """The pages of the map as the options want them. Raises ExportProblem for a map that no page can hold."""
    board, theme = board_of(journey, view)
    if options.layout == "map":
        if max(board.width, board.height) > LONGEST_PAGE:
            raise ExportProblem(
                _(
                    "The map is {width} mm wide and {height} mm high; a page may have at most {most} mm. Choose one "
                    "sheet of paper or a poster."
                ).format(
                    width=format_number(board.width / UNITS_PER_MM, 0),
                    height=format_number(board.height / UNITS_PER_MM, 0),
                    most=format_number(LONGEST_PAGE / UNITS_PER_MM, 0),
                )
            )
        return [map_page(board, theme)]
    sheet = sheet_of(options, board.width, board.height)
    if options.layout == "page":
        return [fitted_page(board, theme, sheet)]
    if options.layout == "poster":
        return poster_pages(board, theme, sheet, options.across, options.overlap * UNITS_PER_MM)
    return book_pages(journey, view, board, theme, sheet)
