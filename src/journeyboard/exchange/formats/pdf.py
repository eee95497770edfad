"""The map as a PDF."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, BinaryIO

from journeyboard.exchange import Progress
from journeyboard.exchange.format import Format, Pages
from journeyboard.exchange.paper.options import PaperOptions
from journeyboard.language import N_, ngettext

if TYPE_CHECKING:
    from journeyboard.journey.journey import Journey
    from journeyboard.journey.records import View


class Pdf(Format[PaperOptions]):
    """The map to print, to mail and to search in."""

    id = "pdf"
    name = N_("PDF")
    about = N_("To print, mail and search: one page, a poster, or a book with a page for each stage.")
    suffix = ".pdf"
    icon = "file"
    options = PaperOptions

    def write(
        self, journey: "Journey", view: "View", options: PaperOptions, file: BinaryIO, progress: Progress
    ) -> None:
        """Lay out the pages, then paint them."""
        from journeyboard.exchange.paper.pages import pages_of
        from journeyboard.exchange.paper.pdf import write_pdf

        pages = pages_of(journey, view, options)
        progress(0.05)
        info = journey.info
        write_pdf(pages, file, progress, title=info.title, author=info.owner or info.team, language=info.language)

    def losses(self, journey: "Journey", view: "View", options: PaperOptions) -> Iterable[str]:
        """What is not on the map; the book has the personas' sheets too."""
        from journeyboard.exchange.left_out import not_on_the_map

        return not_on_the_map(journey, view, sheets=options.layout == "book")

    def preview(self, journey: "Journey", view: "View", options: PaperOptions) -> Pages:
        """The pages, and how many they are."""
        from journeyboard.exchange.paper.pages import pages_of

        pages = tuple(pages_of(journey, view, options))
        return Pages(pages, ngettext("{count} page", "{count} pages", len(pages)).format(count=len(pages)))


PDF = Pdf()
