import json
from pathlib import Path

import pytest

from journeyboard.exchange.formats.png import PNG, PngOptions
from journeyboard.exchange.presets import (
    Preset,
    delete_preset,
    preset_called,
    read_preset,
    save_preset,
    saved_presets,
    write_preset,
)
from journeyboard.storage.problems import FileProblem

POSTER = Preset("A0 / poster: light", PNG, PngOptions(width=9933, dpi=300, stages=("Look", "Buy")))


@pytest.fixture(autouse=True)
def _own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JOURNEYBOARD_STATE", str(tmp_path / "state"))


def test_a_saved_preset_is_found_by_its_name_until_it_is_deleted() -> None:
    assert saved_presets() == ()
    save_preset(POSTER)
    save_preset(Preset("Chat", PNG, PngOptions()))
    assert saved_presets() == (POSTER, Preset("Chat", PNG, PngOptions()))
    assert preset_called("a0 / POSTER: light") == POSTER
    save_preset(Preset(POSTER.name, PNG, PngOptions(scale=1)))
    assert preset_called(POSTER.name).options == PngOptions(scale=1), "the former one goes"
    delete_preset(POSTER.name)
    assert [preset.name for preset in saved_presets()] == ["Chat"]
    with pytest.raises(FileProblem, match=r"no preset “A0.*Chat"):
        preset_called(POSTER.name)


def test_a_preset_is_shared_as_a_readable_file(tmp_path: Path) -> None:
    path = tmp_path / "poster.json"
    write_preset(POSTER, path)
    assert json.loads(path.read_text("utf-8")) == {
        "kind": "journeyboard export preset",
        "version": 1,
        "name": "A0 / poster: light",
        "format": "png",
        "options": {
            "size": "pixels",
            "scale": 2.0,
            "width": 9933,
            "dpi": 300.0,
            "background": "paper",
            "stages": ["Look", "Buy"],
        },
    }
    assert read_preset(path) == preset_called(str(path)) == POSTER


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "no export preset"),
        ("[]", "no export preset"),
        ('{"kind": "journeyboard export preset"}', "no export preset"),
        ("[" * 100_000, "no export preset"),
        ('{"kind": "journeyboard export preset", "format": "doc", "options": {}}', "“doc”; this version knows: png"),
        ('{"kind": "journeyboard export preset", "format": "png", "options": {"wide": 1}}', "no option “wide”"),
        ('{"kind": "journeyboard export preset", "format": "png", "options": {"dpi": 0}}', "between 1 and 9,600"),
    ],
)
def test_what_is_no_preset_is_told(content: str, words: str, tmp_path: Path) -> None:
    path = tmp_path / "preset.json"
    path.write_text(content, "utf-8")
    with pytest.raises(FileProblem, match=words):
        read_preset(path)


def test_a_preset_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="no file"):
        read_preset(tmp_path / "none.json")
