"""The formats to export to. A new one is a module here and a line in `FORMATS`; see docs/exporting.md."""

from pathlib import Path

from journeyboard.exchange.format import AnyFormat
from journeyboard.exchange.formats.csv import CSV
from journeyboard.exchange.formats.html import HTML
from journeyboard.exchange.formats.json import JSON
from journeyboard.exchange.formats.markdown import MARKDOWN
from journeyboard.exchange.formats.mermaid import MERMAID
from journeyboard.exchange.formats.pdf import PDF
from journeyboard.exchange.formats.png import PNG
from journeyboard.exchange.formats.pptx import PPTX
from journeyboard.exchange.formats.svg import SVG
from journeyboard.exchange.formats.xlsx import XLSX

FORMATS: tuple[AnyFormat, ...] = (PNG, PDF, SVG, PPTX, XLSX, HTML, MARKDOWN, CSV, MERMAID, JSON)
"""In the order they are offered."""


def format_of(path: Path) -> AnyFormat | None:
    """The format that the ending of a file's name means."""
    return next((each for each in FORMATS if each.suffix == path.suffix.lower()), None)


def format_called(format_id: str) -> AnyFormat | None:
    """The format with that id."""
    return next((each for each in FORMATS if each.id == format_id), None)
