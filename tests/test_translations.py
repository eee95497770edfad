"""Every text of the program in both languages: translated, with the same places to fill, and none left in the code."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

CATALOGUE = "resources/translations/de/LC_MESSAGES/journeyboard.po"
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
WORDS_ALIKE = 2
"""So many words may be the same in both languages: "Service Blueprint"."""


@pytest.fixture(scope="module")
def catalogue(root: Path) -> Catalog:
    with (root / CATALOGUE).open("rb") as file:
        return read_po(file, locale="de")


def pairs(catalogue: Catalog) -> Iterator[tuple[str, str]]:
    """Each English text with its German one; of two forms each with its own."""
    for message in catalogue:
        sources = message.id if isinstance(message.id, tuple | list) else [message.id]
        strings = message.string if isinstance(message.string, tuple | list) else [message.string or ""]
        if message.id:
            yield from zip(sources, strings, strict=True)


def words(text: str) -> list[str]:
    """The words of a text, without the places to fill."""
    return re.findall(r"[A-Za-z]{3,}", re.sub(r"\{\w*\}", "", text))


def test_every_text_of_the_sources_is_in_the_catalogue_and_translated(root: Path, catalogue: Catalog) -> None:
    missing: list[str] = []
    for file, line, message, _comments, context in extract_from_dir(root / "src" / "journeyboard", keywords=KEYWORDS):
        source = message[0] if isinstance(message, tuple) else message
        found = catalogue.get(source, context)
        strings = found.string if found is not None else ""
        if found is None or found.fuzzy or not all(strings if isinstance(strings, tuple | list) else [strings]):
            missing.append(f"{file}:{line}: {source!r}")
    assert not missing, "run packaging/translations.sh and translate what is new"


def test_a_sentence_is_not_left_in_english(catalogue: Catalog) -> None:
    assert not [source for source, string in pairs(catalogue) if source == string and len(words(source)) > WORDS_ALIKE]


def test_translations_have_the_same_places_to_fill(catalogue: Catalog) -> None:
    place = re.compile(r"\{\w*\}")
    assert not [
        string for source, string in pairs(catalogue) if set(place.findall(string)) != set(place.findall(source))
    ]


def test_translations_keep_mnemonics_and_the_dots_of_dialogs(catalogue: Catalog) -> None:
    assert not [
        (source, string)
        for source, string in pairs(catalogue)
        if ("&" in source.replace("&&", "") and "&" not in string.replace("&&", ""))
        or source.endswith("…") != string.endswith("…")
    ]


# -- texts that were never marked for translation

SHOWN_BY = {
    "QLabel",
    "QPushButton",
    "QCheckBox",
    "QRadioButton",
    "QGroupBox",
    "QMenu",
    "addAction",
    "addItem",
    "addMenu",
    "addTab",
    "addRow",
    "setAccessibleDescription",
    "setAccessibleName",
    "setInformativeText",
    "setPlaceholderText",
    "setStatusTip",
    "setText",
    "setTitle",
    "setToolTip",
    "setWindowTitle",
    "showMessage",
}
"""What puts a text in front of people."""
NAMES = ("Journeyboard", "English", "Deutsch")
"""The same in every language."""


def bare_texts(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """The texts with words that are handed to a widget as they stand in the code."""
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call):
            continue
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        for given in call.args if name in SHOWN_BY else ():
            parts = given.values if isinstance(given, ast.JoinedStr) else [given]
            for part in parts:
                if isinstance(part, ast.Constant) and isinstance(part.value, str) and _has_words(part.value):
                    yield part.lineno, part.value


def _has_words(text: str) -> bool:
    for name in NAMES:
        text = text.replace(name, "")
    return bool(words(text))


def test_no_text_is_shown_without_being_translated(root: Path) -> None:
    editor = root / "src" / "journeyboard" / "editor"
    bare = [
        f"{path.relative_to(root)}:{line}: {text!r}"
        for path in sorted(editor.rglob("*.py"))
        for line, text in bare_texts(ast.parse(path.read_text("utf-8")))
    ]
    assert not bare


def test_a_bare_text_would_be_found() -> None:
    tree = ast.parse('label.setText("Save")\nlabel.setText(_("Save"))\nQLabel(f"{n} cards")\nlabel.setText(name)')
    assert [line for line, _text in bare_texts(tree)] == [1, 3]
