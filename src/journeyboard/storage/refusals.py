"""Why a record could not be read, in words for people, from what pydantic says."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from journeyboard.language import N_, _
from journeyboard.storage.dumping import encode
from journeyboard.storage.json_text import plain

_LONGEST_VALUE = 60

_WORDS: dict[str, str] = {
    "missing": N_("is missing"),
    "greater_than_equal": N_("must be at least {ge}, not {value}"),
    "less_than_equal": N_("must be at most {le}, not {value}"),
    "literal_error": N_("must be one of {expected}, not {value}"),
    "string_type": N_("must be text, not {value}"),
    "int_type": N_("must be a whole number, not {value}"),
    "int_parsing": N_("must be a whole number, not {value}"),
    "int_from_float": N_("must be a whole number, not {value}"),
    "float_type": N_("must be a number, not {value}"),
    "float_parsing": N_("must be a number, not {value}"),
    "finite_number": N_("must be a number, not {value}"),
    "bool_type": N_("must be true or false, not {value}"),
    "bool_parsing": N_("must be true or false, not {value}"),
    "tuple_type": N_("must be a list, not {value}"),
    "model_type": N_("must be an object, not {value}"),
    "dict_type": N_("must be an object, not {value}"),
    "too_long": N_("has too many entries: {value}"),
    "value_error": N_("must be in tenths, not {value}"),
}
_OTHERWISE = N_("cannot be {value}")


def reason(error: ValidationError, place: str) -> str:
    """The first thing that is wrong, with its place: `cards[12].severity: must be at most 5, not 9`."""
    first = error.errors(include_url=False)[0]
    return f"{place}{_path(first['loc'])}: {_words(first)}"


def _path(location: tuple[int | str, ...]) -> str:
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in location)


def _words(error: ErrorDetails) -> str:
    context: Mapping[str, Any] = error.get("ctx", {})
    words = _WORDS.get(error["type"], _OTHERWISE)
    return _(words).format(
        value=shortened(error["input"]),
        ge=context.get("ge"),
        le=context.get("le"),
        expected=str(context.get("expected", "")).replace("'", "").replace(" or ", ", "),
    )


def shortened(value: Any) -> str:  # noqa: ANN401 - any JSON value
    """The value as it stands in the file, cut where it is long."""
    text = encode(plain(value))
    return text if len(text) <= _LONGEST_VALUE else text[:_LONGEST_VALUE] + "…"
