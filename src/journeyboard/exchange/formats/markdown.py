"""The journey as Markdown."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, BinaryIO

from journeyboard.exchange import Progress
from journeyboard.exchange.format import Format, Words
from journeyboard.exchange.options import Options
from journeyboard.language import N_

if TYPE_CHECKING:
    from journeyboard.journey.journey import Journey
    from journeyboard.journey.records import View


class Markdown(Format[Options]):
    """The map as tables, and all that is known beside it as text."""

    id = "markdown"
    name = N_("Markdown")
    about = N_("The map as tables, personas, figures and opportunities as text for wikis and repositories.")
    suffix = ".md"
    icon = "file"
    options = Options
    needs_qt = False

    def write(self, journey: "Journey", view: "View", options: Options, file: BinaryIO, progress: Progress) -> None:
        """Write the document."""
        del options
        from journeyboard.exchange.markdown import markdown_text
        from journeyboard.exchange.scope import shown_part

        progress(0)
        file.write(markdown_text(shown_part(journey, view), view).encode())
        progress(1)

    def losses(self, journey: "Journey", view: "View", options: Options) -> Iterable[str]:
        """Pictures, and figures of other periods."""
        del options
        from journeyboard.exchange.left_out import hidden_cards
        from journeyboard.exchange.markdown import markdown_losses
        from journeyboard.exchange.scope import shown_part

        yield from hidden_cards(journey, view)
        yield from markdown_losses(shown_part(journey, view), view)

    def preview(self, journey: "Journey", view: "View", options: Options) -> Words:
        """The document's source."""
        del options
        from journeyboard.exchange.markdown import markdown_text
        from journeyboard.exchange.scope import shown_part
        from journeyboard.language import speaking

        with speaking(journey.info.language):
            return Words(markdown_text(shown_part(journey, view), view))


MARKDOWN = Markdown()
