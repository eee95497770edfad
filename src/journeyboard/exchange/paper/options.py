"""How a map is put on paper: what is asked for a PDF and for a print."""

from typing import Annotated, Literal

from pydantic import Field

from journeyboard.exchange.options import Asked, DrawnOptions
from journeyboard.language import N_

PaperLayout = Literal["map", "page", "poster", "book"]
PaperSize = Literal["a4", "a3", "a2", "a1", "a0", "letter"]
MILLIMETRES: dict[PaperSize, tuple[float, float]] = {
    "a4": (210, 297),
    "a3": (297, 420),
    "a2": (420, 594),
    "a1": (594, 841),
    "a0": (841, 1189),
    "letter": (215.9, 279.4),
}
"""Width and height of upright sheets (ISO 216; ANSI/ASME Y14.1)."""
_ON_SHEETS = ("page", "poster", "book")


class PaperOptions(DrawnOptions):
    """Which sheets, and how the map lies on them."""

    layout: Annotated[
        PaperLayout,
        Asked(
            N_("Pages"),
            N_("One page of the map's size, one sheet, a poster over several, or a book with a page for each stage."),
            names={
                "map": N_("As large as the map"),
                "page": N_("One sheet"),
                "poster": N_("Poster"),
                "book": N_("Book"),
            },
        ),
    ] = "map"
    paper: Annotated[
        PaperSize,
        Asked(
            N_("Paper"),
            N_("Size of the sheets."),
            names={"a4": "A4", "a3": "A3", "a2": "A2", "a1": "A1", "a0": "A0", "letter": "Letter"},
            needs=("layout", _ON_SHEETS),
        ),
    ] = "a4"
    orientation: Annotated[
        Literal["portrait", "landscape"] | None,
        Asked(
            N_("Orientation"),
            N_("Upright or across; else as the map fits better."),
            names={"portrait": N_("Upright"), "landscape": N_("Across")},
            nothing=N_("As it fits"),
            needs=("layout", _ON_SHEETS),
        ),
    ] = None
    border: Annotated[
        float,
        Field(ge=0, le=50),
        Asked(N_("Border"), N_("What stays white at each edge of a sheet."), "mm", needs=("layout", _ON_SHEETS)),
    ] = 10
    across: Annotated[
        int,
        Field(ge=1, le=20),
        Asked(N_("Sheets across"), N_("How many sheets side by side make the poster."), needs=("layout", ("poster",))),
    ] = 2
    overlap: Annotated[
        float,
        Field(ge=0, le=50),
        Asked(
            N_("Overlap"),
            N_("How much two neighbouring sheets of the poster both show, to glue them."),
            "mm",
            needs=("layout", ("poster",)),
        ),
    ] = 10
