import pytest

from journeyboard.journey import records as rec
from journeyboard.journey.figure_texts import change_text, value_text
from journeyboard.language import speaking


@pytest.mark.parametrize(
    ("fields", "value", "english", "german"),
    [
        ({"unit": "count"}, 52_100, "52.1k", "52,1k"),
        ({"unit": "count"}, 1840, "1,840", "1.840"),
        ({"unit": "percent"}, 0.454, "45.4%", "45,4\u00a0%"),
        ({"unit": "score", "scale_max": 5}, 3.6, "3.6 / 5", "3,6 / 5"),
        ({"unit": "score", "signed": True}, 31, "+31", "+31"),
        ({"unit": "currency", "currency": "EUR"}, 12_345.5, "€12,346", "12.346\u00a0€"),
    ],
)
def test_values_are_written_as_people_read_them(
    fields: dict[str, object], value: float, english: str, german: str
) -> None:
    metric = rec.Metric.model_validate({"id": "m", **fields})
    assert value_text(metric, value) == english
    with speaking("de"):
        assert value_text(metric, value) == german


@pytest.mark.parametrize(
    ("unit", "change", "words"),
    [
        ("percent", 0.02, "▲ 2 pt"),
        ("score", -0.3, "▼ 0.3"),
        ("count", 0.06, "▲ 6%"),
        ("count", -0.123, "▼ 12%"),
        ("count", 0.0, "± 0"),
        ("percent", 0.00001, "± 0"),
    ],
)
def test_changes_carry_their_sign(unit: rec.Unit, change: float, words: str) -> None:
    metric = rec.Metric(id="m", unit=unit)
    assert change_text(metric, change, in_points=unit in ("percent", "score")) == words
