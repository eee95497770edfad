"""From bytes to a JSON document, noticing what JSON parsers let pass: doubled keys, NaN, lone surrogates."""

import json
import math
import re
from dataclasses import dataclass
from typing import Any

from journeyboard.language import _
from journeyboard.storage.problems import FileProblem

MOST_BYTES = 512 * 1024 * 1024
"""No journey is larger; pictures are a few megabytes each."""

DEEPEST = 64
"""How many lists and objects may stand inside one another in a member of the file."""

_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
_KNOWN_STARTS = ((b"PK\x03\x04", "ZIP"), (b"%PDF", "PDF"), (b"\x89PNG", "PNG"), (b"\xff\xd8\xff", "JPEG"))


class NotANumber(str):
    """What stands for a number in the text but is none in JSON (NaN, Infinity, 1e999), as it was written."""

    __slots__ = ()


class Doubled(dict[str, Any]):
    """An object in whose text a key stood more than once. It holds the last value; `former` the ones before."""

    def __init__(self, items: list[tuple[str, Any]]) -> None:
        super().__init__(items)
        last = {key: index for index, (key, _value) in enumerate(items)}
        self.former = [(key, value) for index, (key, value) in enumerate(items) if last[key] != index]


@dataclass(frozen=True, slots=True)
class Parsed:
    """A JSON document. `odd` tells that it may hold NotANumber, Doubled or lone surrogates."""

    document: Any
    odd: bool


def parse(data: bytes, name: str) -> Parsed:
    """The JSON document of a file called `name`. Raises FileProblem, with line and column where there are some."""
    text = _decoded(data, name)
    odd = _SURROGATE.search(text) is not None

    def object_of(items: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal odd
        found = dict(items)
        if len(found) == len(items):
            return found
        odd = True
        return Doubled(items)

    def constant(token: str) -> NotANumber:
        nonlocal odd
        odd = True
        return NotANumber(token)

    def number(token: str) -> float | NotANumber:
        value = float(token)
        return value if math.isfinite(value) else constant(token)

    def whole(token: str) -> int | NotANumber:
        return int(token) if len(token) < 300 else constant(token)  # longer ones are no figures, and slow

    try:
        document = json.loads(
            text,
            object_pairs_hook=object_of,
            parse_constant=constant,
            parse_float=number,
            parse_int=whole,
            strict=False,
        )
    except json.JSONDecodeError as error:
        raise _syntax_problem(error, text, name) from error
    except RecursionError as error:
        raise too_deep(name, _("the file")) from error
    return Parsed(document, odd)


def too_deep(name: str, place: str) -> FileProblem:
    """The problem of lists and objects that stand too deep inside one another."""
    return FileProblem(
        _("{name} is nested too deeply to be a journey ({place}). Open the last good copy instead.").format(
            name=name, place=place
        )
    )


def is_deep(value: Any, most: int = DEEPEST) -> bool:  # noqa: ANN401 - any JSON value
    """Whether lists and objects stand more than `most` deep inside one another."""
    level = [value]
    for _depth in range(most + 1):
        level = [inner for outer in level for inner in _inside(outer)]
        if not level:
            return False
    return True


def plain(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    """The value as JSON can hold it: NotANumber as text, doubled keys by their last value, no lone surrogates."""
    if isinstance(value, str):
        return value.encode("utf-8", "ignore").decode("utf-8")
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {plain(key): plain(item) for key, item in value.items()}
    return value


def _inside(value: Any) -> list[Any]:  # noqa: ANN401 - any JSON value
    items = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [item for item in items if isinstance(item, (dict, list))]


def _decoded(data: bytes, name: str) -> str:
    if len(data) > MOST_BYTES:
        raise too_large(name, len(data))
    if not data.strip():
        raise FileProblem(_("{name} is empty. Open the last good copy instead.").format(name=name))
    for start, kind in _KNOWN_STARTS:
        if data.startswith(start):
            raise FileProblem(
                _("{name} is a {kind} file, not a journey. Spreadsheets are imported onto an open journey.").format(
                    name=name, kind=kind
                )
            )
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise FileProblem(_("{name} is written in UTF-16. Save it as UTF-8 in a text editor.").format(name=name))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if b"\0" in data[: error.start + 1024]:
            raise FileProblem(_("{name} is no text file, so it is no journey.").format(name=name)) from error
        line = data.count(b"\n", 0, error.start) + 1
        raise FileProblem(
            _("{name} is not UTF-8 in line {line}. Save it as UTF-8 in a text editor.").format(name=name, line=line)
        ) from error


def too_large(name: str, size: int) -> FileProblem:
    """The problem of a file of `size` bytes, more than MOST_BYTES."""
    megabyte = 1024 * 1024
    return FileProblem(
        _("{name} has {size} MB; a journey has at most {most} MB. Take large pictures out of it.").format(
            name=name, size=size // megabyte, most=MOST_BYTES // megabyte
        )
    )


def _syntax_problem(error: json.JSONDecodeError, text: str, name: str) -> FileProblem:
    if error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated string"):
        message = _("{name} ends in the middle (line {line}, column {column}): it was cut off.")
    elif not text.lstrip().startswith("{"):
        message = _("{name} is not a journey: it does not begin with {brace} (line {line}, column {column}).")
    else:
        message = _("{name} is damaged in line {line}, column {column}: this is not JSON.")
    place = message.format(name=name, line=error.lineno, column=error.colno, brace="{")
    return FileProblem(place + " " + _("Open the last good copy instead, or mend it in a text editor."))
