"""Templates of one's own: kept in the state folder, offered after those of the program, and taken away again."""

from pathlib import Path

import pytest

from journeyboard.journey.journey import Journey
from journeyboard.journey.records import JourneyInfo, Stage, Step
from journeyboard.language import set_language
from journeyboard.storage.problems import FileProblem
from journeyboard.storage.templates import (
    all_templates,
    delete_template,
    own_folder,
    own_templates,
    save_template,
    template_in,
)


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("JOURNEYBOARD_STATE", str(tmp_path / "state"))
    return tmp_path / "state"


@pytest.fixture
def journey() -> Journey:
    info = JourneyInfo(id="journey", title="Bücher leihen", language="de")
    return Journey([info, Stage(id="s", name="Suchen"), Step(id="t", stage="s")], {"kept": [1]})


def test_a_saved_template_is_offered_after_the_others(journey: Journey) -> None:
    saved = save_template(journey, "Für die Bücherei", "Ausleihe, kurz")
    assert (saved.id, saved.is_own) == ("fuer-die-buecherei", True)
    assert all_templates("en")[-1] == saved
    assert all_templates("de")[-1] == saved
    begun = saved.journey()
    assert list(begun) == list(journey)
    assert begun.extra == {"kept": [1]}


def test_templates_of_one_name_get_ids_of_their_own(journey: Journey) -> None:
    names = [save_template(journey, name).id for name in ("Six phases", "Six phases", "✏️", "✏️")]
    assert names == ["six-phases-2", "six-phases-3", "template", "template-2"]
    assert [template.name for template in own_templates()] == ["Six phases", "Six phases", "✏️", "✏️"]


def test_a_deleted_template_is_gone(journey: Journey) -> None:
    saved = save_template(journey, "Short")
    delete_template(saved)
    delete_template(saved)
    assert own_templates() == ()


def test_a_template_that_cannot_be_read_is_called_as_its_file_and_tells_it_when_it_is_used() -> None:
    own_folder().mkdir(parents=True)
    (own_folder() / "broken.journey").write_text("{", "utf-8")
    (own_folder() / "odd.journey").write_text('{"format": "journeyboard", "version": 1, "template": [1]}', "utf-8")
    broken, odd = own_templates()
    assert (broken.id, broken.name, odd.name) == ("broken", "broken", "odd")
    with pytest.raises(FileProblem, match="broken"):
        broken.journey()
    assert odd.journey().stages == ()


def test_a_template_is_found_by_its_id_in_a_language(journey: Journey) -> None:
    saved = save_template(journey, "Short")
    set_language("de")
    assert template_in("empty", None).name == "Leere Map"
    assert template_in("empty", "en").name == "Empty map"
    assert template_in("short", None) == template_in("short", "de") == saved
    set_language("en")
    with pytest.raises(FileProblem, match="another language"):
        template_in("short", "en")
    with pytest.raises(FileProblem, match="no template nothing"):
        template_in("nothing", None)


def test_a_folder_that_cannot_be_written_is_told(journey: Journey, state: Path) -> None:
    state.write_text("a file in the way", "utf-8")
    with pytest.raises(FileProblem):
        save_template(journey, "Short")
