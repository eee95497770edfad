"""The clipboard as other programs see it: a real X server, read and written by xclip."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from tests.gui.screens import HAVE_SCREEN, PATIENCE, Program, Run, until

from journeyboard import resources
from journeyboard.drawing.encoding import picture_bytes
from journeyboard.journey.starting import new_journey
from journeyboard.storage.files import open_journey, save_journey
from journeyboard.storage.format import load

pytestmark = pytest.mark.skipif(
    not (HAVE_SCREEN and shutil.which("xclip")), reason="Xvfb, xdotool or xclip is not installed"
)

CALC = b"""<!DOCTYPE html>

<html>
<head>
\t<meta http-equiv="content-type" content="text/html; charset=utf-8"/>
\t<meta name="generator" content="LibreOffice 7.4.7.2 (Linux)"/>
\t<style type="text/css">
\t\tcomment { display:none;  }
\t</style>
</head>
<body>
<table cellspacing="0" border="0">
\t<colgroup width="92"></colgroup>
\t<colgroup width="40"></colgroup>
\t<tr>
\t\t<td height="18" align="left">one</td>
\t\t<td align="left">two<br>lines</td>
\t</tr>
\t<tr>
\t\t<td height="18" align="left">with &quot;quotes&quot;</td>
\t\t<td align="left"><br></td>
\t</tr>
</table>
</body>
</html>
"""
"""A range as LibreOffice Calc puts it on the clipboard; its plain text has spaces for the line breaks."""


def _read(program: Program, form: str) -> bytes:
    return program.screen.run("xclip", "-o", "-selection", "clipboard", "-t", form)


def _write(program: Program, form: str, data: bytes) -> None:
    program.screen.give("xclip", "-i", "-selection", "clipboard", "-t", form, given=data)


def _texts(path: Path) -> list[str]:
    journey = open_journey(path).journey
    columns = [step.id for step in journey.columns()]
    cells = [(lane.id, step) for lane in journey.lanes for step in columns]
    return [card.text for cell in cells for card in journey.cards_at(*cell)]


def test_other_programs_get_cards_text_a_table_and_a_picture(run: Run, tmp_path: Path) -> None:
    file = Path(shutil.copy(resources.sample("online-shop.journey"), tmp_path / "shop.journey"))
    program = run(file)
    program.works_in("shop")
    program.presses("ctrl+a", "ctrl+c")
    until(lambda: b"image/png" in _read(program, "TARGETS"))
    assert len(load(_read(program, "application/x-journeyboard+json"), "it").journey.cards) == 51
    assert _read(program, "text/plain").decode().startswith("\tAwareness\tConsideration")
    assert b">Pays by invoice<" in _read(program, "text/html")
    assert QImage.fromData(_read(program, "image/png")).width() > 2000
    program.presses("ctrl+q")
    assert program.process.wait(PATIENCE) == 0, program.said
    assert "Traceback" not in program.said


def test_a_range_and_a_picture_of_other_programs_are_pasted(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "new.journey"
    save_journey(new_journey("New", ["One", "Two"]), file, None)
    program = run(file)
    program.works_in("new")
    _write(program, "text/html", CALC)
    program.presses("ctrl+Home", "ctrl+v", "ctrl+s")
    until(lambda: _texts(file) == ["one", "two", "lines", 'with "quotes"'])
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("#0B7FA0"))
    _write(program, "image/png", picture_bytes(image))
    program.presses("ctrl+v", "ctrl+s")
    until(lambda: open_journey(file).journey.assets)
    (asset,) = open_journey(file).journey.assets.values()
    assert (asset.width, asset.height) == (30, 20)


def test_cards_go_from_one_running_program_to_another(run: Run, tmp_path: Path) -> None:
    shop = Path(shutil.copy(resources.sample("online-shop.journey"), tmp_path / "shop.journey"))
    file = tmp_path / "new.journey"
    save_journey(new_journey("New", ["One", "Two"]), file, None)
    first, second = run(shop), run(file, user="another")
    first.works_in("shop")
    first.presses("ctrl+Home", "ctrl+c")
    until(lambda: b"journeyboard" in _read(first, "TARGETS"))
    second.works_in("new")
    second.presses("ctrl+Home", "ctrl+v", "ctrl+s")
    until(lambda: _texts(file) == ["Sees a living-room post on Instagram"])
    journey = open_journey(file).journey
    assert [persona.name for persona in journey.personas] == ["Mara"]
