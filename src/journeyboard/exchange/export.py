"""One way to every format: what the dialog and the command line both call."""

import tempfile
from pathlib import Path
from typing import Literal

from journeyboard.board.layout import lay_out
from journeyboard.drawing.fonts import QtMeasurer
from journeyboard.drawing.theme import themed
from journeyboard.exchange import ExportProblem, Progress
from journeyboard.exchange.png import DEFAULT_SCALE, export_png
from journeyboard.exchange.xlsx import export_xlsx
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import View, replace
from journeyboard.language import _

SUFFIXES = (".png", ".xlsx")
"""What can be written."""

_LONGEST_SIDE_IN_WORKBOOK = 6000
"""Of the picture in a workbook, in pixels: sharp on paper, and quick to open."""
_PICTURE_SHARE = 0.4
"""How much of the work on a workbook its picture is."""


def export(
    journey: Journey,
    view: View,
    target: Path,
    *,
    dpi: float | None = None,
    width: int | None = None,
    height: int | None = None,
    theme: Literal["light", "dark"] | None = None,
    language: Literal["en", "de"] | None = None,
    progress: Progress | None = None,
) -> bool:
    """Write what `view` shows of the journey to `target`, in the format its suffix names; False when stopped.

    A picture is `width` pixels wide (with `height` the map is fitted into both), or has `dpi` dots per inch, or twice
    the board's size. The theme is the one given,
    else the view's, else light; the language the one given, else the journey's. Needs a QGuiApplication.
    Raises FileProblem; the file at `target` is then, and when stopped, as it was.
    """
    suffix = target.suffix.lower()
    if suffix not in SUFFIXES:
        raise ExportProblem(
            _("{path} cannot be written: the name must end in {suffixes}.").format(
                path=target, suffixes=", ".join(SUFFIXES)
            )
        )
    journey = spoken_in(journey, language)
    board = lay_out(journey, view, QtMeasurer())
    colours = themed(theme or view.theme)
    if suffix == ".png":
        return export_png(board, target, dpi=dpi, width=width, height=height, theme=colours, progress=progress)
    scale = min(DEFAULT_SCALE, _LONGEST_SIDE_IN_WORKBOOK / max(board.width, board.height))
    with tempfile.TemporaryDirectory() as folder:
        picture = Path(folder) / "map.png"
        if not export_png(board, picture, scale=scale, theme=colours, progress=_part(progress, 0, _PICTURE_SHARE)):
            return False
        data = picture.read_bytes()
    return export_xlsx(journey, board, target, picture=data, progress=_part(progress, _PICTURE_SHARE, 1))


def spoken_in(journey: Journey, language: Literal["en", "de"] | None) -> Journey:
    """A journey with the same records whose words and numbers are in `language`; None keeps its own."""
    if language is None or language == journey.info.language:
        return journey
    records = [replace(record, language=language) if record is journey.info else record for record in journey]
    return Journey(records, journey.extra)


def _part(progress: Progress | None, start: float, end: float) -> Progress | None:
    """Tells `progress` of a part of the work, from `start` to `end` of the whole."""
    return None if progress is None else lambda share: progress(start + (end - start) * share)
