import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeyboard.journey.orders import DIGITS, between, spread

keys = st.text(DIGITS, min_size=1, max_size=6).filter(lambda key: not key.endswith("0"))


@given(keys, keys)
def test_a_key_always_fits_between_two(one: str, other: str) -> None:
    low, high = sorted((one, other))
    if low != high:
        key = between(low, high)
        assert low < key < high
        assert not key.endswith("0"), "or nothing would fit before it"


@given(keys)
def test_a_key_fits_before_and_behind(key: str) -> None:
    assert between("", key) < key < between(key, "")


@given(st.lists(st.integers(0, 10**6), max_size=60))
def test_keys_keep_their_order_through_any_insertions(places: list[int]) -> None:
    held: list[str] = []
    for place in places:
        index = place % (len(held) + 1)
        low = held[index - 1] if index else ""
        high = held[index] if index < len(held) else ""
        held.insert(index, between(low, high))
    assert held == sorted(set(held))
    assert all(len(key) <= 2 + len(held) for key in held)


def test_keys_stay_short_when_records_are_only_added() -> None:
    behind = before = ""
    for _time in range(1000):
        behind, before = between(behind, ""), between("", before)
    # A digit for every thirty, not for every one.
    assert len(behind) < 1000 / 25
    assert len(before) < 1000 / 25


@pytest.mark.parametrize(("low", "high"), [("V", "V"), ("W", "V"), ("V", "V0"), ("", "0")])
def test_where_nothing_fits_it_says_so(low: str, high: str) -> None:
    with pytest.raises(ValueError, match="no key fits"):
        between(low, high)


@given(st.integers(0, 3000))
def test_spread_keys_are_short_and_leave_room(count: int) -> None:
    made = spread(count)
    assert made == sorted(set(made))
    assert len(made) == count
    assert all(len(key) <= 4 for key in made)
    for low, high in zip(["", *made], [*made, ""], strict=True):
        assert low < between(low, high)
        assert not high or between(low, high) < high
