"""The map as a PNG picture."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Any, BinaryIO, Literal

from pydantic import Field, model_validator

from journeyboard.exchange import Progress
from journeyboard.exchange.format import Format, Pages
from journeyboard.exchange.options import Asked, DrawnOptions
from journeyboard.language import N_, _, format_number

if TYPE_CHECKING:
    from journeyboard.board.shapes import Board
    from journeyboard.exchange.png import PictureSize
    from journeyboard.journey.journey import Journey
    from journeyboard.journey.records import View

Size = Literal["scale", "pixels", "paper"]
_OWN: dict[str, tuple[str, ...]] = {"pixels": ("width", "height"), "paper": ("width_mm", "height_mm")}
"""The fields of the sizes that are given by sides."""
_SIZES = ("size", "scale", "width", "height", "width_mm", "height_mm")
UNITS_PER_INCH = 96


class PngOptions(DrawnOptions):
    """How large the picture is, and what is behind the map."""

    size: Annotated[
        Size,
        Asked(
            N_("Size"),
            N_("How the size is given; else as the other options say."),
            names={"scale": N_("Scale"), "pixels": N_("Pixels"), "paper": N_("Millimetres")},
        ),
    ] = "scale"
    scale: Annotated[
        float,
        Field(ge=0.05, le=100),
        Asked(N_("Scale"), N_("Times the size on screen at 100 %."), unit="×", needs=("size", ("scale",))),
    ] = 2
    width: Annotated[
        int | None,
        Field(ge=1, le=32_000),
        Asked(N_("Width"), N_("Width in pixels."), "px", nothing=N_("Fits"), needs=("size", ("pixels",)), metavar="PX"),
    ] = None
    height: Annotated[
        int | None,
        Field(ge=1, le=32_000),
        Asked(
            N_("Height"),
            N_("Height in pixels; with a width the map is fitted into both."),
            "px",
            nothing=N_("Fits"),
            needs=("size", ("pixels",)),
            metavar="PX",
        ),
    ] = None
    width_mm: Annotated[
        float | None,
        Field(ge=1, le=20_000),
        Asked(
            N_("Width"), N_("Width in millimetres."), "mm", nothing=N_("Fits"), needs=("size", ("paper",)), metavar="MM"
        ),
    ] = None
    height_mm: Annotated[
        float | None,
        Field(ge=1, le=20_000),
        Asked(
            N_("Height"),
            N_("Height in millimetres; with a width the map is fitted into both."),
            "mm",
            nothing=N_("Fits"),
            needs=("size", ("paper",)),
            metavar="MM",
        ),
    ] = None
    dpi: Annotated[
        float | None,
        Field(ge=1, le=9600),
        Asked(
            N_("Print density"),
            N_("Dots per inch; without a width or height it sets the size too (96: as on screen)."),
            "dpi",
            nothing=N_("Automatic"),
            metavar="N",
        ),
    ] = None
    margin: Annotated[
        float,
        Field(ge=0, le=2000),
        Asked(N_("Margin"), N_("Space around the map, in pixels of the screen at 100 %."), "px", metavar="PX"),
    ] = 0
    background: Annotated[
        Literal["paper", "desk", "transparent"],
        Asked(
            N_("Background"),
            N_("Behind the map: paper to every edge, the sheet on the desk, or nothing."),
            names={"paper": N_("Paper"), "desk": N_("Sheet on the desk"), "transparent": N_("Transparent")},
        ),
    ] = "paper"

    @model_validator(mode="before")
    @classmethod
    def _scale_from_density(cls, values: Any) -> Any:  # noqa: ANN401 - whatever is to be validated
        """A print density alone says how large the picture is too."""
        if isinstance(values, dict) and values.get("dpi") and not any(values.get(name) for name in _SIZES):
            return {**values, "scale": values["dpi"] / UNITS_PER_INCH} if _is_number(values["dpi"]) else values
        return values

    @model_validator(mode="after")
    def _one_size(self) -> "PngOptions":
        if self.size != "scale" and all(getattr(self, side) is None for side in _OWN[self.size]):
            raise ValueError(_("Give a width or a height."))
        return self


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


class Png(Format[PngOptions]):
    """The map as a picture for documents, chats and printers."""

    id = "png"
    name = N_("PNG picture")
    about = N_("The map as a picture, up to the size of a poster.")
    suffix = ".png"
    icon = "file-image"
    options = PngOptions

    def write(self, journey: "Journey", view: "View", options: PngOptions, file: BinaryIO, progress: Progress) -> None:
        """Paint and write in bands: a poster needs no more memory than a picture for a chat."""
        from journeyboard.exchange.drawn import board_of
        from journeyboard.exchange.png import write_png

        board, theme = board_of(journey, view)
        write_png(board, file, size_of(board, options), theme, progress, options.background)

    def losses(self, journey: "Journey", view: "View", options: PngOptions) -> Iterable[str]:
        """What is not on the map is not in its picture."""
        del options
        from journeyboard.exchange.left_out import not_on_the_map

        return not_on_the_map(journey, view)

    def preview(self, journey: "Journey", view: "View", options: PngOptions) -> Pages:
        """The picture itself, smaller, and how large it gets."""
        from journeyboard.exchange.drawn import board_of
        from journeyboard.exchange.png import picture_page

        board, theme = board_of(journey, view)
        size = size_of(board, options)
        centimetres = [format_number(side / size.dpi * 2.54, 1) for side in (size.width, size.height)]
        caption = _("{width} × {height} pixels, {wide} × {high} cm on paper").format(
            width=format_number(size.width, 0),
            height=format_number(size.height, 0),
            wide=centimetres[0],
            high=centimetres[1],
        )
        return Pages((picture_page(board, size, theme, options.background),), caption)


def size_of(board: "Board", options: PngOptions) -> "PictureSize":
    """How large the picture of `board` gets. Raises ExportProblem when it cannot be."""
    from journeyboard.exchange.png import picture_size

    if options.size == "scale":
        return picture_size(board, scale=options.scale, dpi=options.dpi, margin=options.margin)
    if options.size == "pixels":
        return picture_size(board, width=options.width, height=options.height, dpi=options.dpi, margin=options.margin)
    dpi = options.dpi or PAPER_DPI
    width, height = (
        None if side is None else max(1, round(side / 25.4 * dpi)) for side in (options.width_mm, options.height_mm)
    )
    return picture_size(board, width=width, height=height, dpi=dpi, margin=options.margin)


PAPER_DPI = 300
"""Of a picture whose size is given in millimetres, where no density is."""
PNG = Png()
