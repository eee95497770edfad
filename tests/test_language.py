"""Words, numbers and dates, and the German catalogue."""

import ast
import re
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st

from journeyboard import language

ROOT = Path(__file__).parent.parent
SOURCES = ROOT / "src" / "journeyboard"
PO = ROOT / "resources/translations/de/LC_MESSAGES/journeyboard.po"
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}

NBSP = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"


# --- numbers and dates


@pytest.mark.parametrize(
    ("value", "decimals", "english", "german"),
    [
        (0, None, "0", "0"),
        (-0.0, None, "0", "0"),
        (1840, None, "1,840", "1.840"),
        (1234.5, None, "1,234.5", "1.234,5"),
        (-1.6, None, f"{MINUS}1.6", f"{MINUS}1,6"),
        (0.285, 2, "0.29", "0,29"),
        (2.5, 0, "3", "3"),
        (3, 2, "3.00", "3,00"),
        (0.00123, None, "0.0012", "0,0012"),
        (-0.04, 1, "0.0", "0,0"),
    ],
)
def test_numbers(value: float, decimals: int | None, english: str, german: str) -> None:
    assert language.format_number(value, decimals, "en") == english
    assert language.format_number(value, decimals, "de") == german


def test_signed_numbers_have_a_plus_too() -> None:
    assert language.format_number(31, signed=True) == "+31"
    assert language.format_number(-31, signed=True) == f"{MINUS}31"
    assert language.format_number(0, signed=True) == "0"


@given(st.floats(allow_nan=False, allow_infinity=False), st.sampled_from(language.LANGUAGES))
def test_a_written_number_reads_back_as_the_same_size(value: float, lang: str) -> None:
    thousands, decimal = {"en": (",", "."), "de": (".", ",")}[lang]
    written = language.format_number(value, language=lang)
    read = float(written.replace(thousands, "").replace(decimal, ".").replace(MINUS, "-"))
    assert read == pytest.approx(value, rel=0.06, abs=0)


@pytest.mark.parametrize(
    ("fraction", "decimals", "english", "german"),
    [
        (0.454, None, "45.4%", f"45,4{NBSP}%"),
        (0.92, None, "92%", f"92{NBSP}%"),
        (0.2855, 1, "28.6%", f"28,6{NBSP}%"),
        (-0.31, 0, f"{MINUS}31%", f"{MINUS}31{NBSP}%"),
    ],
)
def test_percentages(fraction: float, decimals: int | None, english: str, german: str) -> None:
    assert language.format_percent(fraction, decimals, "en") == english
    assert language.format_percent(fraction, decimals, "de") == german


@pytest.mark.parametrize(
    ("value", "english", "german"),
    [
        (3.6, "3.6", "3,6"),
        (9_999, "9,999", "9.999"),
        (10_000, "10k", "10k"),
        (52_100, "52.1k", "52,1k"),
        (-52_100, f"{MINUS}52.1k", f"{MINUS}52,1k"),
        (999_940, "999.9k", "999,9k"),
        (999_960, "1M", f"1{NBSP}Mio."),
        (1_234_567, "1.2M", f"1,2{NBSP}Mio."),
        (2_500_000_000, "2.5B", f"2,5{NBSP}Mrd."),
    ],
)
def test_compact_numbers(value: float, english: str, german: str) -> None:
    assert language.format_compact(value, "en") == english
    assert language.format_compact(value, "de") == german


def test_currencies() -> None:
    assert language.format_currency(1234.5, "EUR", language="en") == "€1,234.50"
    assert language.format_currency(1234.5, "EUR", language="de") == f"1.234,50{NBSP}€"
    assert language.format_currency(-1234.5, "EUR", 0, "de") == f"{MINUS}1.235{NBSP}€"
    assert language.format_currency(1234.5, "JPY", language="en") == "¥1,235"


@pytest.mark.parametrize(
    ("period", "english", "german"),
    [
        ("2026", "2026", "2026"),
        ("2026-Q3", "Q3 2026", "Q3 2026"),
        ("2026-10", "Oct 2026", "Okt. 2026"),
        ("2026-W41", "Week 41, 2026", "KW 41 2026"),
        ("2026-10-31", "31 Oct 2026", "31. Okt. 2026"),
        ("", "", ""),
        ("2026-13", "2026-13", "2026-13"),
    ],
)
def test_periods(period: str, english: str, german: str) -> None:
    assert language.format_period(period, "en") == english
    assert language.format_period(period, "de") == german


@pytest.mark.parametrize(
    ("iso", "shown"), [("2026-10-31", "31. Okt. 2026"), ("2026-10-31T09:00:00Z", "31. Okt. 2026"), ("", "")]
)
def test_days_of_records_are_dates_in_the_language(iso: str, shown: str) -> None:
    with language.speaking("de"):
        assert language.format_day(iso) == shown


def test_dates_name_the_month() -> None:
    assert language.format_date(date(2026, 3, 4), "en") == "4 Mar 2026"
    assert language.format_date(date(2026, 3, 4), "de") == "4. März 2026"


# --- which language


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"JOURNEYBOARD_LANGUAGE": "de", "LANG": "en_GB.UTF-8"}, "de"),
        ({"LANG": "de_AT.UTF-8"}, "de"),
        ({"LC_ALL": "C.UTF-8", "LANG": "de_DE"}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
        ({"LANG": "de-CH"}, "de"),
    ],
)
def test_the_language_comes_from_the_environment(
    environment: dict[str, str], expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("JOURNEYBOARD_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert language.detect() == expected


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(ValueError, match="'fr'"):
        language.set_language("fr")
    assert language.current_language() == "en"


def test_speaking_lasts_for_its_block_and_thread() -> None:
    elsewhere: list[str] = []
    with language.speaking("de"):
        assert language.format_number(1.5) == "1,5"
        other = threading.Thread(target=lambda: elsewhere.append(language.format_number(1.5)))
        other.start()
        other.join()
    assert elsewhere == ["1.5"]
    assert language.format_number(1.5) == "1.5"


def test_words_and_numbers_follow_a_switch_while_running() -> None:
    assert language.format_number(1.5) == "1.5"
    language.set_language("de")
    assert language.format_number(1.5) == "1,5"
    assert language._("") == ""


def test_importing_the_words_loads_neither_babel_nor_qt() -> None:
    code = "import sys, journeyboard.language; print([m for m in sys.modules if m in ('babel', 'PySide6')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


# --- the catalogue


def _extracted() -> Catalog:
    """Read every message of the sources the way `make translations` does."""
    catalog = Catalog()
    for file, line, message, _comments, context in extract_from_dir(SOURCES, keywords=KEYWORDS):
        catalog.add(message, locations=[(file, line)], context=context)
    return catalog


def _german() -> Catalog:
    with PO.open("rb") as file:
        return read_po(file, locale="de")


def test_every_message_is_in_the_german_catalogue() -> None:
    german = _german()
    missing = [
        f"{message.locations[0][0]}:{message.locations[0][1]}: {message.id!r}"
        for message in _extracted()
        if message.id and german.get(_singular(message.id), message.context) is None
    ]
    _fail_if_any(missing, "not in the catalogue, run `make translations`")


def test_the_german_catalogue_holds_nothing_else() -> None:
    sources = _extracted()
    stale = [
        repr(message.id)
        for message in _german()
        if message.id and sources.get(_singular(message.id), message.context) is None
    ]
    _fail_if_any(stale, "no longer in the sources, run `make translations`")


def test_every_message_is_translated() -> None:
    open_messages = [
        repr(message.id) for message in _german() if message.id and (message.fuzzy or not all(_forms(message.string)))
    ]
    _fail_if_any(open_messages, "untranslated or fuzzy")


def test_placeholders_agree() -> None:
    wrong = [
        f"{message.id!r} -> {form!r}"
        for message in _german()
        for form in _forms(message.string)
        if message.id and form and _placeholders(form) not in {_placeholders(i) for i in _forms(message.id)}
    ]
    _fail_if_any(wrong, "placeholders differ")


def test_the_compiled_catalogue_is_the_written_one() -> None:
    compiled = BytesIO()
    write_mo(compiled, _german())
    assert PO.with_suffix(".mo").read_bytes() == compiled.getvalue(), "run `make translations`"


def test_messages_are_plain_literals() -> None:
    """What is built at run time (f-strings, `.format()` inside the brackets) is never found in a catalogue."""
    wrong = [f"{file.relative_to(ROOT)}:{line}" for file in SOURCES.rglob("*.py") for line in _bad_calls(file)]
    _fail_if_any(wrong, "not a plain literal")


def test_the_literal_rule_sees_what_it_forbids(tmp_path: Path) -> None:
    bad = tmp_path / "bad.py"
    bad.write_text('_(f"a {b}")\n_("a {b}".format(b=1))\n_("a" + b)\n_("a %s" % b)\nngettext("a", f"{b}", 1)\n')
    assert list(_bad_calls(bad)) == [1, 2, 3, 4, 5]
    good = tmp_path / "good.py"
    good.write_text('_("a {b}").format(b=1)\n_(TABLE[key])\npgettext("menu", "Open")\n')
    assert list(_bad_calls(good)) == []


def _bad_calls(file: Path) -> Iterator[int]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            texts = node.args[: {"_": 1, "N_": 1, "ngettext": 2, "pgettext": 2}.get(node.func.id, 0)]
            if any(isinstance(text, ast.JoinedStr | ast.BinOp | ast.Call) for text in texts):
                yield node.lineno


def _fail_if_any(broken: list[str], what: str) -> None:
    if broken:
        pytest.fail(f"{len(broken)} {what}:\n" + "\n".join(broken), pytrace=False)


def _singular(message_id: str | Sequence[str]) -> str:
    return message_id if isinstance(message_id, str) else message_id[0]


def _forms(text: str | Sequence[str] | None) -> tuple[str, ...]:
    return (text or "",) if isinstance(text, str | None) else tuple(text)


def _placeholders(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\{[^{}]*\}", text))


def test_a_percentage_of_the_largest_number_is_written() -> None:
    written = language.format_percent(1.7e308)
    assert written.startswith("17,000,000,")
    assert written.endswith("000%")


def test_a_map_is_never_called_a_card_in_german() -> None:
    """„Karte" is the word for a card; a map is a „Map"."""
    wrong = [
        message.id
        for message in _german()
        if isinstance(message.id, str)
        and re.search(r"\bmaps?\b", message.id, re.IGNORECASE)
        and not re.search("card", message.id, re.IGNORECASE)
        and "Karte" in str(message.string)
    ]
    assert wrong == []
