"""The journey as one page for a browser."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, BinaryIO

from journeyboard.exchange import Progress
from journeyboard.exchange.format import Format
from journeyboard.exchange.options import DrawnOptions
from journeyboard.language import N_, ngettext

if TYPE_CHECKING:
    from journeyboard.journey.journey import Journey
    from journeyboard.journey.records import View


class Html(Format[DrawnOptions]):
    """The map to pan, zoom and search, personas and metrics: one file that works without a network."""

    id = "html"
    name = N_("Web page (HTML)")
    about = N_("One file for any browser: the map to pan, zoom and search, personas and metrics, without a network.")
    suffix = ".html"
    icon = "globe"
    options = DrawnOptions
    needs_qt = False

    def write(
        self, journey: "Journey", view: "View", options: DrawnOptions, file: BinaryIO, progress: Progress
    ) -> None:
        """Write the page."""
        del options
        from journeyboard.exchange.html.page import html_page
        from journeyboard.exchange.scope import shown_part

        progress(0)
        file.write(html_page(shown_part(journey, view), view).encode())
        progress(1)

    def losses(self, journey: "Journey", view: "View", options: DrawnOptions) -> Iterable[str]:
        """What is not shown, and what is for the speaker alone."""
        del options
        from journeyboard.exchange.left_out import hidden_cards

        yield from hidden_cards(journey, view)
        if count := sum(bool(stage.speaker_notes) for stage in journey.stages):
            yield ngettext(
                "The speaker notes of {count} stage are left out.",
                "The speaker notes of {count} stages are left out.",
                count,
            ).format(count=count)


HTML = Html()
