"""The map as SVG."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, BinaryIO

from journeyboard.exchange import Progress
from journeyboard.exchange.format import Format
from journeyboard.exchange.options import DrawnOptions
from journeyboard.language import N_

if TYPE_CHECKING:
    from journeyboard.journey.journey import Journey
    from journeyboard.journey.records import View


class Svg(Format[DrawnOptions]):
    """The map as vectors to edit."""

    id = "svg"
    name = N_("SVG drawing")
    about = N_("Vectors to edit in Inkscape, Illustrator or Figma: text as text, a group for each stage and lane.")
    suffix = ".svg"
    icon = "spline"
    options = DrawnOptions

    def write(
        self, journey: "Journey", view: "View", options: DrawnOptions, file: BinaryIO, progress: Progress
    ) -> None:
        """Lay out the map, then write it part by part."""
        del options
        from journeyboard.exchange.drawn import board_of
        from journeyboard.exchange.svg.writing import svg_document

        board, theme = board_of(journey, view)
        file.write(svg_document(board, theme, progress).encode())

    def losses(self, journey: "Journey", view: "View", options: DrawnOptions) -> Iterable[str]:
        """What is not on the map is not in its drawing."""
        del options
        from journeyboard.exchange.left_out import not_on_the_map

        return not_on_the_map(journey, view)


SVG = Svg()
