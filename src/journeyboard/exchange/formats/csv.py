"""The cards or the readings as a table of comma-separated values."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, BinaryIO, Literal

from journeyboard.exchange import Progress
from journeyboard.exchange.format import Format, Words
from journeyboard.exchange.options import Asked, Options
from journeyboard.language import N_

if TYPE_CHECKING:
    from journeyboard.journey.journey import Journey
    from journeyboard.journey.records import View

_PREVIEWED = 30
"""Rows in the preview."""


class CsvOptions(Options):
    """Which table, and for which programs."""

    table: Annotated[
        Literal["cards", "readings"],
        Asked(
            N_("Table"),
            N_("The cards, or every reading of every metric."),
            names={"cards": N_("Cards"), "readings": N_("Readings")},
        ),
    ] = "cards"
    separator: Annotated[
        Literal["comma", "semicolon"],
        Asked(
            N_("Separator"),
            N_("Comma and decimal point for programs; semicolon, decimal comma and BOM for Excel in German."),
            names={"comma": N_("Comma"), "semicolon": N_("Semicolon (Excel in German)")},
        ),
    ] = "comma"
    guard: Annotated[
        bool,
        Asked(
            N_("Guard against formulas"),
            N_("An apostrophe before text that a spreadsheet program would compute: text that begins with = + - @."),
        ),
    ] = True


class Csv(Format[CsvOptions]):
    """One row for each card or reading."""

    id = "csv"
    name = N_("Table (CSV)")
    about = N_("One row for each card, or for each reading, for any program that reads tables.")
    suffix = ".csv"
    icon = "table"
    options = CsvOptions
    needs_qt = False

    def write(self, journey: "Journey", view: "View", options: CsvOptions, file: BinaryIO, progress: Progress) -> None:
        """Write the table: a heading, then a row for each record."""
        from journeyboard.exchange.csv import write_csv
        from journeyboard.exchange.scope import shown_part

        write_csv(shown_part(journey, view), options, file, progress)

    def losses(self, journey: "Journey", view: "View", options: CsvOptions) -> Iterable[str]:
        """What is in no row, and which texts are guarded."""
        from journeyboard.exchange.csv import guarded
        from journeyboard.exchange.left_out import hidden_cards, not_written
        from journeyboard.exchange.scope import shown_part
        from journeyboard.journey.records import Asset, Card, Feeling, Link, Persona, Reading

        kinds = (Persona, Feeling, Link, Reading, Asset) if options.table == "cards" else (Persona, Card, Feeling, Link)
        yield from hidden_cards(journey, view)
        yield from not_written(journey, kinds)
        yield from guarded(shown_part(journey, view), options)

    def preview(self, journey: "Journey", view: "View", options: CsvOptions) -> Words:
        """The first rows."""
        from journeyboard.exchange.csv import csv_text
        from journeyboard.exchange.scope import shown_part

        return Words(csv_text(shown_part(journey, view), options, _PREVIEWED))


CSV = Csv()
