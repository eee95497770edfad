"""The command line as people and scripts use it: the process itself where that matters, else its `run`."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.exchange.spreadsheet import Spreadsheet, exported

from journeyboard import __version__, resources
from journeyboard.cli.commands import run
from journeyboard.cli.progress import ProgressLine
from journeyboard.journey.editing import set_fields
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Card, Metric, Reading, Stage
from journeyboard.language import set_language
from journeyboard.storage.files import open_journey, save_journey
from journeyboard.storage.templates import save_template

Captured = pytest.CaptureFixture[str]


def outside(*arguments: str, cwd: Path | None = None, **variables: str) -> subprocess.CompletedProcess[str]:
    """The program in a process of its own."""
    command = [sys.executable, "-c", "from journeyboard.cli import main; main()", *arguments]
    environment = {**os.environ, **variables}
    return subprocess.run(
        command, capture_output=True, encoding="utf-8", check=False, cwd=cwd, env=environment, timeout=60
    )


@pytest.fixture
def fixture(root: Path) -> Path:
    """A journey with every field."""
    return root / "tests/storage/fixtures/v1.journey"


def problem(captured: Captured) -> str:
    """What was told on standard error: one clear line."""
    told = captured.readouterr()
    assert told.out == ""
    (line,) = told.err.splitlines()
    assert line.startswith("journeyboard: ")
    return line


# -- the program


def test_the_version_is_told_quickly_and_without_qt() -> None:
    code = "import sys; sys.argv[1:] = ['--version']; from journeyboard.cli import main; main(); print(*sys.modules)"
    begun = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    took = time.perf_counter() - begun
    version, modules = done.stdout.splitlines()
    assert version == f"journeyboard {__version__}"
    assert not {"PySide6", "typer", "pydantic", "openpyxl"} & set(modules.split())
    assert took < 1.0, "aim: 0.3 s on an idle machine"


def test_the_version_is_told_beside_other_options(capsys: Captured) -> None:
    assert run(["--version", "show"]) == 0
    assert capsys.readouterr().out == f"journeyboard {__version__}\n"


def test_showing_a_journey_needs_no_qt(fixture: Path) -> None:
    code = (
        "import sys; from journeyboard.cli.commands import run\n"
        f"assert run(['show', {str(fixture)!r}]) == 0; assert 'PySide6' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)


@pytest.mark.parametrize(
    "command", [[], ["open"], ["new"], ["templates"], ["show"], ["check"], ["metrics"], ["import"], ["export"]]
)
def test_help_is_everywhere(command: list[str], capsys: Captured) -> None:
    assert run([*command, "--help"]) == 0
    assert "Usage: journeyboard" in capsys.readouterr().out


def test_help_follows_the_language(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "en")
    monkeypatch.setattr("journeyboard.cli.usage._", lambda text: text.upper())
    set_language("de")
    assert run(["check", "--help"]) == 0
    told = capsys.readouterr().out
    assert "USAGE:" in told
    assert "TELL WHAT IS WRONG WITH A JOURNEY, AND WHERE." in told
    assert "THE JOURNEY." in told
    assert "SHOW THIS MESSAGE AND EXIT." in told


@pytest.mark.parametrize(
    "arguments",
    [
        ["show"],
        ["show", "a.journey", "b.journey"],
        ["--loud"],
        ["show", "a.journey", "--loud"],
        ["export", "a.journey"],
        ["export", "a.journey", "a.doc"],
        ["export", "a.journey", "b.journey", "a.png"],
        ["export", "a.journey", "a.png", "--format", "png"],
        ["export", "a.journey", "--out-dir", "there"],
        ["export", "a.journey", "--out-dir", "there", "--format", "doc"],
        ["export", "a.journey", "a.png", "--dpi", "many"],
        ["export", "a.journey", "a.png", "--dpi", "0"],
        ["export", "a.journey", "a.png", "--width", "90000"],
        ["export", "a.journey", "a.png", "--size", "paper"],
        ["export", "a.journey", "a.xlsx", "--width", "800"],
        ["export", "a.journey", "a.png", "--theme", "pink"],
        ["export", "a.journey", "a.png", "--language", "fr"],
        ["new", "a.journey", "--stages", " , "],
        ["new", "a.journey", "--stages", "Look", "--template", "empty"],
        ["new", "a.journey", "--language", "fr"],
        ["metrics", "a.journey"],
        ["import", "a.xlsx"],
        ["import", "a.xlsx", "a.journey", "--ours", "--theirs"],
        ["metrics", "a.journey", "a.csv", "--decimal", "x"],
    ],
)
def test_wrong_usage_is_exit_2(arguments: list[str], capsys: Captured) -> None:
    assert run(arguments) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "Usage: journeyboard" in told.err


def test_a_bare_name_is_a_file_to_open(tmp_path: Path, capsys: Captured) -> None:
    assert run([str(tmp_path / "shwo")]) == 1
    assert "There is no file" in problem(capsys)


def test_without_a_display_the_editor_says_so(fixture: Path) -> None:
    if not sys.platform.startswith("linux"):
        pytest.skip("other systems always have one")
    done = outside(str(fixture), DISPLAY="", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("journeyboard: The editor needs a display.")


# -- new


def test_new_writes_a_journey_with_these_stages(tmp_path: Path, capsys: Captured) -> None:
    out = tmp_path / "Küche.journey"
    assert run(["new", str(out), "--stages", 'Look,"Compare, ask" , Buy,']) == 0
    assert capsys.readouterr().out == f"Wrote {out} with 3 stages.\n"
    journey = open_journey(out).journey
    assert [stage.name for stage in journey.stages] == ["Look", "Compare, ask", "Buy"]
    assert all(journey.steps_of(stage.id) for stage in journey.stages)
    assert journey.info.title == "Küche"
    assert journey.lanes


def test_new_has_usual_stages_in_the_language_of_the_program(tmp_path: Path) -> None:
    set_language("de")
    assert run(["new", str(tmp_path / "a")]) == 0
    journey = open_journey(tmp_path / "a").journey
    assert len(journey.stages) == 5
    assert journey.info.language == "de"


def test_new_leaves_a_file_that_is_there_alone(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "a").write_text("mine")
    assert run(["new", str(tmp_path / "a")]) == 1
    assert "is there already" in problem(capsys)
    assert (tmp_path / "a").read_text() == "mine"
    assert run(["new", str(tmp_path / "no" / "a")]) == 1
    assert "Choose another folder" in problem(capsys)


def test_new_begins_as_a_template_in_the_language_that_is_asked_for(tmp_path: Path, capsys: Captured) -> None:
    out = tmp_path / "Kaffee.journey"
    assert run(["new", str(out), "--template", "six-phases", "--language", "de"]) == 0
    assert capsys.readouterr().out == f"Wrote {out} with 6 stages.\n"
    journey = open_journey(out).journey
    assert [stage.name for stage in journey.stages][-1] == "Befürwortung"
    assert (journey.info.title, journey.info.language, journey.extra) == ("Kaffee", "de", {})
    assert journey.find(Stage, "stage-1") is None


def test_new_names_templates_that_are_not_there(tmp_path: Path, capsys: Captured) -> None:
    assert run(["new", str(tmp_path / "a"), "--template", "seven-phases"]) == 1
    assert "There is no template seven-phases" in problem(capsys)
    assert not (tmp_path / "a").exists()


def test_new_has_the_usual_lanes_in_the_language_that_is_asked_for(tmp_path: Path) -> None:
    assert run(["new", str(tmp_path / "a"), "--language", "de"]) == 0
    assert open_journey(tmp_path / "a").journey.info.language == "de"


# -- templates


def test_templates_are_listed_one_a_line_with_their_ids_first(capsys: Captured) -> None:
    assert run(["templates"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 12
    assert lines[0].split(maxsplit=1) == ["five-phases", "Five phases – Awareness to loyalty"]


def test_templates_are_listed_in_the_language_that_is_asked_for_and_with_ones_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.setenv("JOURNEYBOARD_STATE", str(tmp_path))
    run(["new", str(tmp_path / "a.journey"), "--stages", "Look"])
    save_template(open_journey(tmp_path / "a.journey").journey, "Just looking")
    capsys.readouterr()
    assert run(["templates", "--language", "de"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "Sechs Phasen – Der Kauf als eigene Phase" in lines[3]
    assert lines[-1].split(maxsplit=1) == ["just-looking", "Just looking"]


# -- show


def test_show_tells_stages_cards_feelings_and_figures(tmp_path: Path, capsys: Captured, fixture: Path) -> None:
    path = tmp_path / "map.journey"
    text = fixture.read_text("utf-8").replace('"persona": "mara",\n      "segment": "new",\n      "period"', '"period"')
    path.write_text(text, "utf-8")
    assert run(["show", str(path)]) == 0
    told = capsys.readouterr()
    assert told.err == ""
    assert told.out.splitlines()[:20] == [
        "Buying a sideboard",
        "A couple furnishes its first flat",
        "Personas: Mara",
        "",
        "1. Look – Compares two shops",
        "   Doing",
        "     - Measures the wall / twice  [Web]",
        "     - Will it fit?  [Store]",
        "     - The wall  [Store]",
        "   Feelings",
        "     Mara: −1.5  to-be  [Web]  Too many tabs",
        "   Figures",
        "     Visits: +0.5 / 5  Oct 2026  target reached",
        "",
        "2. Buy",
        "   Doing",
        "     - Till",
        "     - No delivery date",
        "     - Show the date early",
        "",
    ]


def test_show_tells_the_same_to_programs(capsys: Captured, fixture: Path) -> None:
    assert run(["show", str(fixture), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    look, buy = told["stages"]
    assert [lane["name"] for lane in look["lanes"]] == ["Doing"]
    assert [card["id"] for card in look["lanes"][0]["cards"]] == ["note", "said", "picture"]
    assert buy["lanes"][0]["cards"][1]["severity"] == 4
    assert look["feelings"][0]["value"] == -1.5
    assert (told["title"], told["unplaced"]) == ("Buying a sideboard", [])


def test_show_tells_weak_points_and_facts(capsys: Captured, root: Path) -> None:
    sample = str(root / "samples/online-shop.journey")
    assert run(["show", sample]) == 0
    told = capsys.readouterr().out
    assert "Weak points\n1. Decision (90 of 100)\n     - Orders 2,091, 309 under target\n" in told
    assert "Feeling and figures disagree\n1. Advocacy (Feels fine, figures are poor)\n" in told
    assert "     Largest fall: −2.0 · Consideration → Decision, Mara\n" in told
    assert run(["show", sample, "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    worst = shown["weak_points"][0]
    assert (worst["name"], worst["kind"]) == ("Decision", "weak")
    assert set(worst["voices"]) == {"feeling", "pain", "figures"}
    assert shown["facts"]["lowest_feeling"]["value"] == -1.6
    assert shown["facts"]["cards"] == 51


def test_show_tells_unplaced_cards_and_what_was_set_aside(tmp_path: Path, capsys: Captured) -> None:
    path = tmp_path / "map.journey"
    text = '{"format": "journeyboard", "version": 1, "cards": [{"id": "c", "text": "Lost"}, {"id": "d", "votes": -1}]}'
    path.write_text(text)
    assert run(["show", str(path)]) == 0
    told = capsys.readouterr()
    assert told.out.splitlines() == [
        "Untitled journey", "", "Unplaced cards", "  - Lost", "", "Facts", "     Cards with evidence: 0% of 1",
    ]  # fmt: skip
    assert told.err == f"{path}: cards[1].votes: must be at least 0, not -1 – set aside\n"
    assert path.read_text() == text


@pytest.mark.parametrize("command", ["show", "check"])
@pytest.mark.parametrize("text", ["", "Dear all", '{"format": "journeyboard", "version": 9}', '{"format": "journeyb'])
def test_a_file_that_is_no_journey_is_one_line_and_exit_1(
    command: str, text: str, tmp_path: Path, capsys: Captured
) -> None:
    path = tmp_path / "map.journey"
    path.write_text(text)
    assert run([command, str(path)]) == 1
    assert problem(capsys).startswith(f"journeyboard: {path} ")


# -- check


def test_check_is_silent_on_standard_error_when_all_is_well(tmp_path: Path, capsys: Captured) -> None:
    run(["new", str(tmp_path / "a")])
    capsys.readouterr()
    assert run(["check", str(tmp_path / "a")]) == 0
    assert capsys.readouterr() == (f"{tmp_path / 'a'} is fine.\n", "")


def test_check_tells_each_problem_once_with_its_place(tmp_path: Path, capsys: Captured) -> None:
    path = tmp_path / "map.journey"
    path.write_text('{"format": "journeyboard", "version": 1, "stages": [{"id": "s"}, {"id": "s"}], "cards": 3}')
    assert run(["check", str(path)]) == 1
    told = capsys.readouterr()
    assert told.out.splitlines() == [
        'stages[1].id: "s" is already the id of another record – set aside',
        "cards: must be a list, not 3 – set aside",
        "stages s: has no step",
        "stages s: has no name",
    ]
    assert told.err == f"journeyboard: {path} has 4 problems.\n"
    save_journey(open_journey(path).journey, path, None)
    assert run(["check", str(path)]) == 1
    assert len(capsys.readouterr().out.splitlines()) == 4


# -- metrics


@pytest.fixture
def journey(tmp_path: Path, capsys: Captured) -> Path:
    path = tmp_path / "shop.journey"
    run(["new", str(path), "--stages", "Look,Buy,Receive"])
    capsys.readouterr()
    return path


def table(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path


def readings(path: Path) -> dict[tuple[str, str, str], float]:
    journey = open_journey(path).journey
    stages, metrics = journey.all(Stage), journey.all(Metric)
    return {
        (metrics[one.metric].name, stages[one.at].name, one.period): one.value for one in journey.all(Reading).values()
    }


def test_metrics_lands_a_certain_table_whole(journey: Path, tmp_path: Path, capsys: Captured) -> None:
    october = table(tmp_path / "october.csv", "Stage,Visits,Rate\nLook,1200,100%\nBuy,45,3.8%\nReceive,44,3.7%\n")
    assert run(["metrics", str(journey), str(october), "--period", "Oct 2026", "--strict"]) == 0
    assert capsys.readouterr() == (f"Imported 6 values from {october} into {journey}.\n", "")
    assert readings(journey) == {
        ("Visits", "Look", "2026-10"): 1200,
        ("Visits", "Buy", "2026-10"): 45,
        ("Visits", "Receive", "2026-10"): 44,
        ("Rate", "Look", "2026-10"): 1,
        ("Rate", "Buy", "2026-10"): 0.038,
        ("Rate", "Receive", "2026-10"): 0.037,
    }
    assert [source.file for source in open_journey(journey).journey.sources] == ["october.csv"]
    assert run(["check", str(journey)]) == 0


def test_metrics_writes_elsewhere_when_told(journey: Path, tmp_path: Path) -> None:
    before = journey.read_bytes()
    out = tmp_path / "new.journey"
    october = table(tmp_path / "october.csv", "Stage,Visits\nLook,1200\nBuy,45\n")
    assert run(["metrics", str(journey), str(october), "-o", str(out)]) == 0
    assert journey.read_bytes() == before
    assert len(readings(out)) == 2


def test_metrics_can_only_tell_what_would_land(journey: Path, tmp_path: Path, capsys: Captured) -> None:
    october = table(tmp_path / "october.csv", "Stage,Visits\nLook,52104\nBuy,45\n")
    arguments = ["metrics", str(journey), str(october), "--period", "2026-10"]
    assert run(arguments) == 0
    before = journey.read_bytes()
    capsys.readouterr()
    table(october, "Stage,Visits\nLook,61000\nBuy,45\n")
    assert run([*arguments, "--dry-run"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "Visits  Look  Oct 2026: 52,104 → 61,000"
    assert journey.read_bytes() == before


def test_metrics_lands_what_is_certain_and_lists_the_rest(journey: Path, tmp_path: Path, capsys: Captured) -> None:
    october = table(tmp_path / "october.csv", "Stage,Visits\nLook,120\nRecieve,45\nBuy,#REF!\nElsewhere,9\n")
    before = journey.read_bytes()
    assert run(["metrics", str(journey), str(october), "--strict"]) == 1
    listed = capsys.readouterr().err.splitlines()
    assert journey.read_bytes() == before
    assert run(["metrics", str(journey), str(october)]) == 0
    told = capsys.readouterr().err.splitlines()
    assert told == listed[:-1]
    assert any("B4" in line for line in told)
    assert any('--map "Recieve=Receive"' in line for line in told)
    assert any("“Elsewhere” is no stage" in line for line in told)
    assert {stage for _metric, stage, _period in readings(journey)} == {"Look"}


def test_metrics_is_settled_by_options(journey: Path, tmp_path: Path, capsys: Captured) -> None:
    october = table(tmp_path / "october.csv", "Stage;Visits\nLook;48.210\nKäufe;21.904\nWeg;3.000\n")
    before = journey.read_bytes()
    assert run(["metrics", str(journey), str(october)]) == 1
    told = capsys.readouterr().err.splitlines()
    assert any("--decimal" in line for line in told[:-1])
    assert "nothing in it is certain" in told[-1]
    assert journey.read_bytes() == before
    options = ["--decimal", ",", "--period", "2026-10", "--map", "Käufe=Buy", "--map", "Weg=", "--strict"]
    assert run(["metrics", str(journey), str(october), *options]) == 0
    assert readings(journey) == {("Visits", "Look", "2026-10"): 48210, ("Visits", "Buy", "2026-10"): 21904}


def test_metrics_are_read_as_a_recipe_says(journey: Path, tmp_path: Path, capsys: Captured) -> None:
    october = table(tmp_path / "october.csv", "Stage;Visits\nLook;48.210\nKäufe;21.904\n")
    recipe = tmp_path / "visits.recipe.json"
    options = ["--decimal", ",", "--period", "2026-10", "--map", "Käufe=Buy", "--save-recipe", str(recipe)]
    assert run(["metrics", str(journey), str(october), *options]) == 0
    november = table(tmp_path / "november.csv", "Stage;Visits\nLook;50.000\nKäufe;22.000\n")
    capsys.readouterr()
    arguments = ["metrics", str(journey), str(november), "--recipe", str(recipe), "--period", "2026-11"]
    assert run([*arguments, "--dry-run", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [(one["stage"], one["period"], one["value"], one["before"]) for one in told["values"]] == [
        ("Look", "2026-11", 50000.0, None),
        ("Buy", "2026-11", 22000.0, None),
    ]
    assert told["columns"] == [{"heading": "Stage", "role": "stage"}, {"heading": "Visits", "role": "metric"}]
    assert run(arguments) == 0
    assert len(readings(journey)) == 4
    capsys.readouterr()
    assert run(["metrics", str(journey), str(november), "--recipe", str(october)]) == 1
    assert "no recipe" in problem(capsys)


def test_metrics_of_a_file_that_changed_are_read_as_before(journey: Path, tmp_path: Path, capsys: Captured) -> None:
    october = table(tmp_path / "october.csv", "Stage;Monat;Visits\nLook;2026-10;48.210\nKäufe;2026-10;21.904\n")
    assert run(["metrics", str(journey), str(october), "--decimal", ",", "--map", "Käufe=Buy"]) == 0
    table(october, "Stage;Monat;Visits\nLook;2026-10;48.211\nKäufe;2026-10;21.904\n")
    capsys.readouterr()
    assert run(["metrics", str(journey), str(october)]) == 0
    assert "add up to 70,115; they were 70,114" in capsys.readouterr().err
    assert readings(journey)["Visits", "Look", "2026-10"] == 48211


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--map", "Buy"], "is not of the form NAME=STAGE"),
        (["--map", "Look=Nowhere"], "has no stage “Nowhere”"),
        (["--map", "Nobody=Buy"], "The table has no stage “Nobody”"),
        (["--sheet", "Tuesday", "-o", "no/folder/x"], "Tuesday"),
        (["-o", "no/folder/x"], "Choose another folder"),
    ],
)
def test_metrics_with_options_that_fit_nothing_is_one_line_and_exit_1(
    options: list[str], words: str, journey: Path, tmp_path: Path, capsys: Captured
) -> None:
    october = table(tmp_path / "october.csv", "Stage,Visits\nLook,120\nBuy,45\n")
    before = journey.read_bytes()
    assert run(["metrics", str(journey), str(october), *options]) == 1
    assert words in problem(capsys)
    assert journey.read_bytes() == before


def test_metrics_of_no_period_is_wrong_usage(journey: Path, tmp_path: Path) -> None:
    october = table(tmp_path / "october.csv", "Stage,Visits\nLook,120\n")
    assert run(["metrics", str(journey), str(october), "--period", "soon"]) == 2


@pytest.mark.parametrize("content", ["", "Dear all,", "a,b\n1,2\n", "Stage,Visits\nElsewhere,3\nNowhere,4\n"])
def test_metrics_of_what_is_no_table_of_stages_is_exit_1(
    content: str, journey: Path, tmp_path: Path, capsys: Captured
) -> None:
    before = journey.read_bytes()
    assert run(["metrics", str(journey), str(table(tmp_path / "t.csv", content))]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert "t.csv" in told.err.splitlines()[-1]
    assert run(["metrics", str(journey), str(tmp_path / "missing.csv")]) == 1
    assert journey.read_bytes() == before


# -- export


@pytest.mark.usefixtures("qapp")
def test_export_writes_a_picture_of_the_size_asked_for(tmp_path: Path, capsys: Captured, fixture: Path) -> None:
    def size(*options: str) -> tuple[int, int]:
        out = tmp_path / "map.png"
        assert run(["export", str(fixture), str(out), *options]) == 0
        assert capsys.readouterr().out == f"Wrote {out}.\n"
        data = out.read_bytes()
        return int.from_bytes(data[16:20]), int.from_bytes(data[20:24])

    double = size()
    assert size("--dpi", "96") == ((double[0] + 1) // 2, (double[1] + 1) // 2)
    assert size("--width", "640", "--theme", "dark")[0] == 640
    assert size("--width", "640", "--height", "900") == (640, 900)
    english = (tmp_path / "map.png").read_bytes()
    size("--width", "640", "--theme", "dark", "--language", "en")
    assert (tmp_path / "map.png").read_bytes() != english, "the journey's own language is German"


@pytest.mark.usefixtures("qapp")
def test_export_writes_a_workbook(tmp_path: Path, fixture: Path) -> None:
    from openpyxl import load_workbook

    out = tmp_path / "map.XLSX"
    assert run(["export", str(fixture), str(out), "--language", "de"]) == 0
    with out.open("rb") as file:
        book = load_workbook(file)
    texts = {str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "No delivery date" in texts


@pytest.mark.usefixtures("qapp")
def test_export_that_cannot_be_is_one_line_and_exit_1(tmp_path: Path, capsys: Captured, fixture: Path) -> None:
    for out, options in (("no/map.png", []), ("map.png", ["--scale", "90"]), ("map.png", ["--stage", "Nowhere"])):
        assert run(["export", str(fixture), str(tmp_path / out), *options]) == 1
        assert capsys.readouterr().err.splitlines()[-1].startswith("journeyboard: ")
    assert list(tmp_path.iterdir()) == []


def test_export_needs_no_display(tmp_path: Path, fixture: Path) -> None:
    done = outside("export", str(fixture), "map.png", cwd=tmp_path, DISPLAY="", WAYLAND_DISPLAY="")
    assert (done.returncode, done.stdout) == (0, "Wrote map.png.\n")


@pytest.mark.usefixtures("qapp")
def test_export_of_a_folder_into_another(tmp_path: Path, capsys: Captured, fixture: Path) -> None:
    maps, out = tmp_path / "maps", tmp_path / "out"
    maps.mkdir()
    for name in ("a.journey", "b.journey"):
        (maps / name).write_bytes(fixture.read_bytes())
    (maps / "c.journey").write_text("no journey")
    given = [str(maps), "--out-dir", str(out), "--format", "png", "--format", "xlsx", "--scale", "0.1"]
    assert run(["export", *given, "--separator", "comma", "--json"]) == 2, "neither takes a separator"
    assert "--separator" in capsys.readouterr().err
    assert run(["export", *given, "--json"]) == 1, "one could not be read; a workbook has no scale, but the picture has"
    reports = json.loads(capsys.readouterr().out)
    assert [(report["format"], report["problem"] is None) for report in reports] == [
        ("png", True),
        ("xlsx", True),
        ("png", True),
        ("xlsx", True),
        ("png", False),
        ("xlsx", False),
    ]
    assert sorted(path.name for path in out.iterdir()) == ["a.png", "a.xlsx", "b.png", "b.xlsx"]
    assert reports[0]["bytes"] == (out / "a.png").stat().st_size


@pytest.mark.usefixtures("qapp")
def test_export_of_two_journeys_of_one_name_is_refused(tmp_path: Path, capsys: Captured, fixture: Path) -> None:
    other = tmp_path / fixture.name
    other.write_bytes(fixture.read_bytes())
    assert run(["export", str(fixture), str(other), "--out-dir", str(tmp_path / "out"), "--format", "png"]) == 1
    assert "two folders" in problem(capsys)


@pytest.mark.usefixtures("qapp")
def test_export_by_a_preset_but_for_what_is_given(tmp_path: Path, capsys: Captured, fixture: Path) -> None:
    preset = tmp_path / "chat.json"
    preset.write_text(
        json.dumps(
            {"kind": "journeyboard export preset", "format": "png", "options": {"width": 300, "everything": True}}
        )
    )
    out = tmp_path / "map.png"
    for options, width in (([], 300), (["--width", "200", "--no-everything"], 200)):
        assert run(["export", str(fixture), str(out), "--preset", str(preset), *options]) == 0
        assert int.from_bytes(out.read_bytes()[16:20]) == width
    assert run(["export", str(fixture), "--out-dir", str(tmp_path), "--preset", str(preset)]) == 0
    assert (tmp_path / f"{fixture.stem}.png").exists()
    capsys.readouterr()
    assert run(["export", str(fixture), str(tmp_path / "map.xlsx"), "--preset", str(preset)]) == 2
    assert run(["export", str(fixture), str(out), "--preset", "Nobody's"]) == 1


def test_export_again_when_a_journey_is_saved(tmp_path: Path, fixture: Path, root: Path) -> None:
    journey, out = tmp_path / "map.journey", tmp_path / "map.png"
    journey.write_bytes(fixture.read_bytes())
    command = ["export", str(journey), str(out), "--scale", "0.1", "--watch", "--json"]
    with subprocess.Popen(
        [sys.executable, "-m", "journeyboard", *command],
        env={**os.environ, "PYTHONPATH": str(root / "src")},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as watching:
        try:
            assert watching.stdout is not None
            first = json.loads(watching.stdout.readline())
            opened = open_journey(journey)
            save_journey(Journey([record for record in opened.journey if not isinstance(record, Stage)]), journey, None)
            second = json.loads(watching.stdout.readline())
            assert (first["problem"], second["problem"]) == (None, None)
            assert first["bytes"] != second["bytes"]
            watching.send_signal(signal.SIGINT)
            assert watching.wait(20) == 0
        finally:
            watching.kill()


# -- progress


class _Terminal:
    def __init__(self) -> None:
        self.written = ""

    def write(self, text: str) -> int:
        self.written += text
        return len(text)

    def flush(self) -> None: ...

    def isatty(self) -> bool:
        return True


def test_long_work_tells_its_progress_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal, now = _Terminal(), [0.0]
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setattr("time.monotonic", lambda: now[0])
    with ProgressLine("Writing") as progress:
        assert progress(0.1)
        assert terminal.written == "", "short work is over before it is told"
        now[0] = 1.5
        assert progress(0.4)
        assert terminal.written == "\rWriting … 40%"
        assert progress(0.41)
        assert terminal.written == "\rWriting … 40%", "not more often than eyes see"
    assert terminal.written.endswith("\r" + " " * len("Writing … 40%") + "\r")


def test_progress_is_not_told_to_files(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.monotonic", iter([0.0, 9.0, 10.0]).__next__)
    with ProgressLine("Writing") as progress:
        progress(0.5)
    assert capsys.readouterr() == ("", "")


def test_a_journey_of_many_cards_is_shown(tmp_path: Path, capsys: Captured) -> None:
    save_journey(Journey([Card(id=f"c{number}", text="x") for number in range(500)]), tmp_path / "a", None)
    assert run(["show", str(tmp_path / "a")]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 506


# -- import


@pytest.fixture
def exchanged(tmp_path: Path) -> tuple[Path, Spreadsheet]:
    """A map, and its workbook opened in a spreadsheet program."""
    file = Path(shutil.copy(resources.sample("online-shop.journey"), tmp_path / "shop.journey"))
    return file, Spreadsheet(exported(open_journey(file).journey, tmp_path / "shop.xlsx", "en"))


def test_import_brings_back_what_was_edited(exchanged: tuple[Path, Spreadsheet], capsys: Captured) -> None:
    file, sheet = exchanged
    before = open_journey(file).journey
    sheet.delete("Cards", "card-carrier-sms")
    where = sheet.type("Cards", "card-guest-checkout", "Text", "Checkout for guests")
    row = sheet.add("Cards", Stage="Delivery", Lane="Pain points", Text="Parcel at the neighbour's")
    wrong = sheet.type("Cards", "card-sees-post", "Kind", "Thing")
    assert run(["import", str(sheet.save()), str(file)]) == 0
    told = capsys.readouterr()
    assert told.out.splitlines() == [
        f"{where}: Opportunity “Guest checkout”, Text: Guest checkout → Checkout for guests",
        f"Cards!{row}: new: Pain point “Parcel at the neighbour's” (Pain points, Delivery)",
        f"Brought 2 edits of {sheet.path} into {file}.",
    ]
    kept, remark = told.err.splitlines()
    assert kept == "Row gone, record kept (--delete deletes it): Touchpoint “Carrier SMS”"
    assert remark.startswith(f"{wrong}: “Thing” is not known here.")
    after = open_journey(file).journey
    assert after.cards["card-guest-checkout"].text == "Checkout for guests"
    assert len(after.cards) == len(before.cards) + 1


def test_import_deletes_when_asked_to(exchanged: tuple[Path, Spreadsheet], tmp_path: Path, capsys: Captured) -> None:
    file, sheet = exchanged
    sheet.delete("Stages", "stage-advocacy")
    out = tmp_path / "out.journey"
    assert run(["import", str(sheet.save()), str(file), "--delete", "-o", str(out)]) == 0
    assert "deleted: Stage “Advocacy” (with " in capsys.readouterr().out
    assert open_journey(out).journey.get("stage-advocacy") is None
    assert open_journey(file).journey.get("stage-advocacy") is not None


def test_import_asks_where_both_were_edited(exchanged: tuple[Path, Spreadsheet], capsys: Captured) -> None:
    file, sheet = exchanged
    sheet.type("Cards", "card-guest-checkout", "Text", "theirs")
    moved_on = open_journey(file).journey
    moved_on.apply(set_fields(moved_on, ["card-guest-checkout"], text="ours"))
    save_journey(moved_on, file, None)
    book = str(sheet.save())
    before = file.read_bytes()
    assert run(["import", book, str(file)]) == 1
    told = capsys.readouterr().err
    assert "Conflict: " in told
    assert "ours → theirs" in told
    assert "Choose with --ours or --theirs." in told
    assert file.read_bytes() == before
    assert run(["import", book, str(file), "--ours"]) == 0
    assert file.read_bytes() == before
    assert run(["import", book, str(file), "--theirs", "--dry-run"]) == 0
    assert file.read_bytes() == before
    assert run(["import", book, str(file), "--theirs"]) == 0
    assert open_journey(file).journey.cards["card-guest-checkout"].text == "theirs"
    capsys.readouterr()
    assert run(["import", book, str(file)]) == 0
    assert capsys.readouterr().out == "Nothing is new in the workbook.\n"


def test_import_reports_as_json(exchanged: tuple[Path, Spreadsheet], capsys: Captured) -> None:
    file, sheet = exchanged
    where = sheet.type("Cards", "card-guest-checkout", "Impact", 3)
    assert run(["import", str(sheet.save()), str(file), "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    (taken,) = report.pop("taken")
    assert report == {"conflicts": [], "kept": [], "left_out": []}
    assert (taken["id"], taken["field"], taken["before"], taken["after"], taken["place"]) == (
        "card-guest-checkout",
        "impact",
        "5",
        "3",
        where,
    )


def test_import_speaks_german_of_an_english_workbook(exchanged: tuple[Path, Spreadsheet], capsys: Captured) -> None:
    file, sheet = exchanged
    sheet.type("Cards", "card-guest-checkout", "Status", "Done")
    set_language("de")
    assert run(["import", str(sheet.save()), str(file), "--dry-run"]) == 0
    assert "Chance „Guest checkout“, Status: Geplant → Erledigt" in capsys.readouterr().out


def test_import_of_another_workbook_is_told(fixture: Path, capsys: Captured) -> None:
    assert run(["import", str(resources.sample("online-shop-october.xlsx")), str(fixture)]) == 1
    assert "was not exported by Journeyboard" in problem(capsys)
