"""Many texts at once are read as each one alone."""

from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeyboard.metrics.cells.numbers import Sign, evidence_of, value_of, written
from journeyboard.metrics.cells.texts import Texts

PARTS = (
    "0",
    "1",
    "23",
    "456",
    "007",
    ".",
    ",",
    "'",
    " ",
    "\u00a0",
    "€",
    "%",
    "-",
    "(",
    ")",
    "k",
    "Mio.",
    "e",
    "x",
    "１",
)
texts = st.lists(st.lists(st.sampled_from(PARTS), max_size=7).map("".join), max_size=12)


@settings(max_examples=600, deadline=None)
@given(texts)
def test_texts_together_are_read_as_each_alone(texts: list[str]) -> None:
    together = Texts(set(texts))
    alone = {text: written(text) for text in texts}
    numbers = {text: number for text, number in alone.items() if number is not None}
    assert set(together.others) == alone.keys() - numbers.keys()
    assert together.evidence == evidence_of(numbers.values())
    assert together.percentages == {text for text, number in numbers.items() if number.percent}
    assert together.currencies == {number.currency for number in numbers.values() if number.currency}
    for sign in get_args(Sign):
        expected = {text: value_of(numbers[text], sign) if text in numbers else None for text in alone}
        assert together.values(sign) == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12k", 12_000),
        ("1,2 Mio.", 1_200_000),
        ("€ 3,5k", 3_500),
        ("2 Tsd.", 2_000),
        ("-1,5 Mrd", -1.5e9),
        ("7 bn", 7e9),
    ],
)
def test_words_for_zeros_behind_a_number(text: str, value: float) -> None:
    assert Texts([text]).values(",") == {text: value}


@pytest.mark.parametrize("text", ["5m", "5 T", "k5", "5kk", "5k%", "5 km", "12 k€k"])
def test_other_letters_behind_a_number(text: str) -> None:
    assert Texts([text]).others == [text]
