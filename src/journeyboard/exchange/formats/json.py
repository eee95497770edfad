"""The journey's own file."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, BinaryIO

from journeyboard.exchange import Progress
from journeyboard.exchange.format import Format, Words
from journeyboard.exchange.options import Options
from journeyboard.language import N_

if TYPE_CHECKING:
    from journeyboard.journey.journey import Journey
    from journeyboard.journey.records import View

_PREVIEWED = 6000
"""Characters in the preview."""


class Json(Format[Options]):
    """Everything as it is kept, for other programs. docs/file-format.md tells the fields."""

    id = "json"
    name = N_("Data (JSON)")
    about = N_("Everything in the journey as its own file keeps it, for other programs.")
    suffix = ".json"
    icon = "file"
    options = Options
    needs_qt = False

    def write(self, journey: "Journey", view: "View", options: Options, file: BinaryIO, progress: Progress) -> None:
        """Write the file of the part that is asked for."""
        from journeyboard.storage.dumping import dump

        progress(0)
        file.write(dump(_asked(journey, view, options)))
        progress(1)

    def losses(self, journey: "Journey", view: "View", options: Options) -> Iterable[str]:
        """Nothing but what was not asked for."""
        from journeyboard.exchange.left_out import hidden_cards

        return hidden_cards(journey, view) if _is_part(options) else ()

    def preview(self, journey: "Journey", view: "View", options: Options) -> Words:
        """How the file begins."""
        from journeyboard.storage.dumping import dump

        return Words(dump(_asked(journey, view, options)).decode()[:_PREVIEWED])


def _is_part(options: Options) -> bool:
    return bool(options.view or options.stages or options.lanes)


def _asked(journey: "Journey", view: "View", options: Options) -> "Journey":
    """The whole journey, whatever the view it opens with hides; only what is named where something is."""
    from journeyboard.exchange.scope import shown_part

    return shown_part(journey, view) if _is_part(options) else journey


JSON = Json()
