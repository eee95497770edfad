import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeyboard.metrics.cells.numbers import (
    Sign,
    as_shown,
    evidence_of,
    is_error,
    is_missing,
    percent_to_fraction,
    value_of,
    written,
)


@pytest.mark.parametrize(
    ("text", "evidence", "value"),
    [
        ("1,234.5", ".", 1234.5),
        ("1.234,5", ",", 1234.5),
        ("1 234,5", ",", 1234.5),
        ("1\u00a0234,5", ",", 1234.5),
        ("1\u202f234\u202f567", "none", 1234567.0),
        ("1'234.5", ".", 1234.5),
        ("1’234’567,25", ",", 1234567.25),
        ("45.4%", ".", 0.454),
        ("45,4 %", ",", 0.454),
        ("0.454", ".", 0.454),
        ("1.234.567", ",", 1234567.0),
        ("1,234,567", ".", 1234567.0),
        ("-3.5", ".", -3.5),
        ("−3,5", ",", -3.5),
        ("(1,234.5)", ".", -1234.5),
        ("€ 12,50", ",", 12.5),
        ("12,50 EUR", ",", 12.5),
        ("-$1,234.50", ".", -1234.5),
        ("1.5E+05", ".", 150000.0),
        ("120", "none", 120.0),
        ("+7", "none", 7.0),
    ],
)
def test_a_number_tells_its_sign_and_its_value(text: str, evidence: str, value: float) -> None:
    number = written(text)
    assert number is not None
    assert number.evidence == evidence
    sign: Sign = "," if evidence == "," else "."
    assert value_of(number, sign) == value


@pytest.mark.parametrize("text", ["48.210", "1,234", "999.000", "12.345 €"])
def test_one_group_of_three_could_be_either(text: str) -> None:
    number = written(text)
    assert number is not None
    assert number.evidence == "either"


@pytest.mark.parametrize(
    "text", ["", "abc", "12 34", "1 23", "--5", "(-5)", "5 apples", "12:30", "2026-10", "4h 53m", "1.2.3a"]
)
def test_other_texts_are_no_numbers(text: str) -> None:
    assert written(text) is None


@pytest.mark.parametrize("text", ["1.23.456", "12.34.567,5", "1,2,3.4", "1.234.56"])
def test_groups_that_do_not_fit_have_no_value(text: str) -> None:
    number = written(text)
    assert number is None or value_of(number, ",") is None
    assert number is None or value_of(number, ".") is None


def test_numbers_together_tell_more_than_each() -> None:
    def told(*texts: str) -> str:
        return evidence_of(number for text in texts if (number := written(text)))

    assert told("48.210", "4,1") == ","
    assert told("48.210", "21.904") == "either"
    assert told("12", "13") == "none"
    assert told("1.5", "1,5") == "mixed"


@given(
    st.decimals(-(10**9), 10**9, places=3), st.sampled_from([(".", ","), (",", "."), (".", " "), (",", "’"), (".", "")])
)
def test_every_way_of_writing_reads_back_exactly(value: object, signs: tuple[Sign, str]) -> None:
    decimal, group = signs
    text = f"{value:,f}".replace(",", "\0").replace(".", decimal).replace("\0", group)
    number = written(text)
    assert number is not None
    assert value_of(number, decimal) == float(str(value))


@given(st.decimals(-1000, 1000, places=2))
def test_percentages_are_exact_fractions(value: object) -> None:
    number = written(f"{value} %")
    assert number is not None
    assert number.percent
    read = value_of(number, ".")
    assert read == float(f"{value}e-2")
    assert percent_to_fraction(float(str(value))) == read


def test_binary_noise_is_shown_as_spreadsheets_show_it() -> None:
    assert as_shown(0.1 + 0.2) == 0.3
    assert as_shown(0.45399999999999996) == 0.454


@pytest.mark.parametrize("text", ["", " ", "-", "–", "—", "n/a", "N/A", "k. A.", "k.A.", "null"])
def test_words_for_no_value(text: str) -> None:
    assert is_missing(text)


@pytest.mark.parametrize("text", ["#REF!", "#BEZUG!", "#DIV/0!", "#N/A", "#NV", "#NAME?"])
def test_errors_of_spreadsheet_programs(text: str) -> None:
    assert is_error(text)
    assert not is_missing(text)
