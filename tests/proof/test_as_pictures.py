"""Pictures and pages: Pillow reads PNG, Poppler reads PDF, Inkscape draws SVG.

The pictures of the samples are compared with those kept in tests/golden/exports, smaller. `--update-golden` keeps them
as they are exported now: look at them before. One that differs is written to build/golden/exports.
"""

import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from tests.proof.conftest import LANGUAGES, SAMPLES, THEMES, Exported, every, program, squeezed

from journeyboard.drawing.theme import themed
from journeyboard.exchange.export import preview
from journeyboard.exchange.format import Pages
from journeyboard.exchange.formats import FORMATS

pytestmark = pytest.mark.exports

KEPT = "tests/golden/exports"
KEPT_WIDTH, KEPT_COLOURS = 1400, 256
"""Wide enough for words to be seen, small enough to be kept."""
STEP = 24
"""How far a channel of a pixel may be off before it counts: other processors round edges differently, and what is kept
has fewer colours."""
SHARE = 0.0015
"""How many of the pixels may be."""

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
        asked = exported.made.options.model_validate({"language": exported.language, "theme": exported.theme})
        foretold = preview(exported.made, exported.journey, asked)
        assert isinstance(foretold, Pages)
        assert image.size == (foretold.pages[0].width, foretold.pages[0].height)
        assert exported.name.startswith("hostile") or is_drawn(image, exported.theme)


@every(".png")
def test_the_picture_is_the_one_that_was_looked_at(
    exported: Exported, root: Path, request: pytest.FixtureRequest
) -> None:
    if exported.name.startswith("hostile"):
        pytest.skip("its scripts are drawn in fonts of the system")
    with Image.open(exported.path) as whole:
        seen = whole.convert("RGB").resize((KEPT_WIDTH, round(whole.height * KEPT_WIDTH / whole.width)), reducing_gap=2)
    kept = root / KEPT / exported.name
    if request.config.getoption("--update-golden"):
        seen.quantize(KEPT_COLOURS, kmeans=2).save(kept, optimize=True)
        return
    with Image.open(kept) as golden:
        expected = golden.convert("RGB")
    actual = root / "build/golden/exports" / exported.name
    if seen.size == expected.size and differing(seen, expected) <= SHARE:
        actual.unlink(missing_ok=True)
        return
    actual.parent.mkdir(parents=True, exist_ok=True)
    seen.save(actual)
    pytest.fail(f"{kept} is another picture: compare it with {actual}")


def test_every_kept_picture_belongs_to_an_export(root: Path) -> None:
    names = {f"{name}-{theme}-{language}" for name in SAMPLES for theme in THEMES for language in LANGUAGES}
    assert {path.stem for path in (root / KEPT).iterdir()} == {name for name in names if not name.startswith("hostile")}


def differing(one: Image.Image, other: Image.Image) -> float:
    """The share of pixels that are not nearly of the same colour."""
    red, green, blue = ImageChops.difference(one, other).split()
    counts = ImageChops.lighter(ImageChops.lighter(red, green), blue).histogram()
    return sum(counts[STEP:]) / sum(counts)


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


@every(".pdf")
def test_the_ground_reaches_every_edge_of_a_page(exported: Exported) -> None:
    command = [program("pdftoppm"), "-png", "-r", "96", "-singlefile", str(exported.path)]
    picture = subprocess.run(command, capture_output=True, check=True).stdout
    with Image.open(BytesIO(picture)) as image:
        whole = image.convert("RGB")
    last = whole.width - 1, whole.height - 1
    assert {whole.getpixel(at) for at in ((0, 0), (last[0], 0), (0, last[1]), last)} == {whole.getpixel((2, 2))}


@every(".svg")
def test_inkscape_draws_it(exported: Exported, tmp_path: Path) -> None:
    target = tmp_path / "drawn.png"
    command = [program("inkscape"), "--export-type=png", f"--export-filename={target}", "--export-width=1200"]
    subprocess.run([*command, str(exported.path)], capture_output=True, check=True, timeout=180)
    with Image.open(target) as image:
        image.load()
        assert image.width == 1200
        assert exported.name.startswith("hostile") or is_drawn(image, exported.theme)
