"""Pictures and pages: Pillow reads PNG, Poppler reads PDF, Inkscape draws SVG."""

import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from tests.proof.conftest import Exported, every, program, squeezed

from journeyboard.drawing.theme import themed
from journeyboard.exchange.formats import FORMATS

pytestmark = pytest.mark.exports

_PROVEN = {".png", ".pdf", ".svg", ".html", ".mmd", ".xlsx", ".pptx", ".csv", ".json", ".md"}


def test_every_format_is_proven() -> None:
    assert {made.suffix for made in FORMATS} <= _PROVEN


def is_drawn(image: Image.Image, theme: str) -> bool:
    """Whether a picture is not blank, and as bright as its theme."""
    small = image.convert("RGB").resize((64, 64))
    colours = small.getcolors(64 * 64) or []
    ground = int(themed("dark" if theme == "dark" else "light").paper[1:3], 16)
    most = max(colours, key=lambda found: found[0])[1]
    return len(colours) > 20 and isinstance(most, tuple) and abs(most[0] - ground) < 24


@every(".png")
def test_pillow_reads_the_picture(exported: Exported) -> None:
    if exported.name.startswith("hostile"):
        Image.MAX_IMAGE_PIXELS = None
    with Image.open(exported.path) as image:
        image.load()
        assert image.width > 1000
        assert exported.name.startswith("hostile") or is_drawn(image, exported.theme)


@every(".pdf")
def test_poppler_reads_text_fonts_and_pages(exported: Exported) -> None:
    told = subprocess.run([program("pdftotext"), "-q", str(exported.path), "-"], capture_output=True, check=True)
    shown = squeezed(told.stdout.decode())
    for stage in exported.journey.stages:
        assert squeezed(stage.name)[:12] in shown
    fonts = subprocess.run([program("pdffonts"), str(exported.path)], capture_output=True, text=True, check=True).stdout
    lines = fonts.splitlines()[2:]
    assert lines
    assert all(line.split()[-5] == "yes" for line in lines), "every font is embedded"
    command = [program("pdftoppm"), "-png", "-r", "30", "-singlefile", str(exported.path)]
    picture = subprocess.run(command, capture_output=True, check=True).stdout
    with Image.open(BytesIO(picture)) as image:
        assert exported.name.startswith("hostile") or is_drawn(image, exported.theme)


@every(".svg")
def test_inkscape_draws_it(exported: Exported, tmp_path: Path) -> None:
    target = tmp_path / "drawn.png"
    command = [program("inkscape"), "--export-type=png", f"--export-filename={target}", "--export-width=1200"]
    subprocess.run([*command, str(exported.path)], capture_output=True, check=True, timeout=180)
    with Image.open(target) as image:
        image.load()
        assert image.width == 1200
        assert exported.name.startswith("hostile") or is_drawn(image, exported.theme)
