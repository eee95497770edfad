"""The file format: from the bytes of a file to a journey, and back.

Nothing a file holds is lost: a record that cannot be read is set aside with the reason and written again verbatim,
fields and arrays this version does not know are kept.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from journeyboard.journey.journey import Journey
from journeyboard.journey.records import RECORD_TYPES, JourneyInfo, Record, SetAside, clean
from journeyboard.language import _
from journeyboard.storage.dumping import FORMAT, dump, encode
from journeyboard.storage.json_text import DEEPEST, Doubled, NotANumber, is_deep, parse, plain, too_deep
from journeyboard.storage.migrations import VERSION, migrate
from journeyboard.storage.problems import FileProblem
from journeyboard.storage.refusals import reason, shortened

__all__ = ["FORMAT", "VERSION", "Loaded", "Notice", "dump", "load"]

SET_ASIDE_DEPTH = 2
"""How much deeper a value stands once it was set aside."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something about a file people should know, and where it is: `cards[12].severity`."""

    place: str
    text: str

    def __str__(self) -> str:
        return f"{self.place}: {self.text}" if self.place else self.text


@dataclass(frozen=True, slots=True)
class Loaded:
    """A journey as it was read. `notices` tell all that was cleaned or set aside, `set_aside` what was now."""

    journey: Journey
    notices: tuple[Notice, ...]
    set_aside: tuple[SetAside, ...]


def load(data: bytes, name: str) -> Loaded:
    """Read the bytes of a file called `name`. Raises FileProblem when they are no journey this version can read."""
    parsed = parse(data, name)
    version = _version(parsed.document, name)
    return _Loader(name, parsed.odd).load(migrate(parsed.document, version))


def _version(document: Any, name: str) -> int:  # noqa: ANN401 - any JSON value
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise FileProblem(
            _('{name} is not a journey: it does not say "format": "journeyboard". Choose a .journey file.').format(
                name=name
            )
        )
    version = document.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise FileProblem(
            _('{name} does not say which version it has ("version": 1). Open the last good copy.').format(name=name)
        )
    if version > VERSION:
        raise FileProblem(
            _(
                "{name} was made by a newer Journeyboard (file version {version}; this one reads up to {newest}). "
                "Install the newer Journeyboard to open it."
            ).format(name=name, version=version, newest=VERSION)
        )
    return version


class _Loader:
    """Reads one document, collecting records and notices."""

    def __init__(self, name: str, odd: bool) -> None:
        self._name = name
        self._odd = odd
        self._records: dict[str, Record] = {}
        self._notices: list[Notice] = []
        self._pieces: list[tuple[str, str, Any]] = []
        """What is to be set aside: its array, the reason with the place, the data."""

    def load(self, document: Mapping[str, Any]) -> Loaded:
        self._refuse_depth(document)
        if isinstance(document, Doubled):
            for key, value in document.former:
                self._set_aside(key, key, _("stands twice; the later one is read"), value)
        self._read_info(document.get(JourneyInfo.array, {}))
        for kind in RECORD_TYPES[1:]:
            self._read_array(kind, document.get(kind.array, []))
        known = {"format", "version", *(kind.array for kind in RECORD_TYPES)}
        extra = {key: self._kept(key, value) for key, value in document.items() if key not in known}
        set_aside = self._as_records()
        self._records.update((record.id, record) for record in set_aside)
        return Loaded(Journey(self._records.values(), extra), tuple(self._notices), set_aside)

    def _refuse_depth(self, document: Mapping[str, Any]) -> None:
        """First of all, so that everything after may walk a value by calling itself."""
        former = document.former if isinstance(document, Doubled) else []
        for key, member in [*document.items(), *former]:
            most = DEEPEST + SET_ASIDE_DEPTH if key == SetAside.array else DEEPEST
            if is_deep(member, most):
                items = enumerate(member) if isinstance(member, list) else ()
                deep = next((f"[{index}]" for index, item in items if is_deep(item, most - 1)), "")
                raise too_deep(self._name, clean(key) + deep)

    def _read_info(self, raw: Any) -> None:  # noqa: ANN401 - any JSON value
        place = JourneyInfo.array
        own: Record | None = None
        if isinstance(raw, dict):
            if raw.get("id", place) != place:
                self._notices.append(Notice(f"{place}.id", _("is always {id}").format(id=place)))
            raw["id"] = place
            own = self._read(JourneyInfo, raw, place)
        else:
            self._set_aside(place, place, _("must be an object, not {value}").format(value=shortened(raw)), raw)
        self._records[place] = own or JourneyInfo(id=place)

    def _read_array(self, kind: type[Record], array: Any) -> None:  # noqa: ANN401 - any JSON value
        if not isinstance(array, list):
            words = _("must be a list, not {value}").format(value=shortened(array))
            self._set_aside(kind.array, kind.array, words, array)
            return
        records = self._records
        make = kind.model_validate
        for index, raw in enumerate(array):
            try:
                record = None if self._odd else make(raw)
            except ValidationError:
                record = None
            record = record or self._read(kind, raw, f"{kind.array}[{index}]")
            if record is None:
                continue
            if records.setdefault(record.id, record) is not record:
                words = _("{id} is already the id of another record").format(id=shortened(record.id))
                self._set_aside(kind.array, f"{kind.array}[{index}].id", words, raw)

    def _read(self, kind: type[Record], raw: Any, place: str) -> Record | None:  # noqa: ANN401 - any JSON value
        """One record, read with care; None when it was set aside."""
        if isinstance(raw, dict) and (found := _not_a_number(raw)):
            self._set_aside(kind.array, f"{place}{found[0]}", _("{value} is no number").format(value=found[1]), raw)
            return None
        self._tell_doubled(kind.array, raw, place)
        raw = self._plain(raw, place)
        try:
            return kind.model_validate(raw)
        except ValidationError as error:
            cleaned = _cleaned(raw)
            if cleaned != raw:
                try:
                    record = kind.model_validate(cleaned)
                except ValidationError:
                    pass
                else:
                    self._tell_cleaned(place)
                    return record
            where, _colon, words = reason(error, place).partition(": ")
            self._set_aside(kind.array, where, words, raw)
            return None

    def _kept(self, key: str, value: Any) -> Any:  # noqa: ANN401 - any JSON value
        """An unknown member as it is kept."""
        self._tell_doubled(key, value, key)
        return self._plain(value, key)

    def _plain(self, raw: Any, place: str) -> Any:  # noqa: ANN401 - any JSON value
        """`raw` as JSON can hold it."""
        if not self._odd:
            return raw
        mended = plain(raw)
        if mended != raw:
            self._tell_cleaned(place)
        return mended

    def _tell_cleaned(self, place: str) -> None:
        self._notices.append(Notice(place, _("characters that no text can hold were taken out")))

    def _tell_doubled(self, array: str, raw: Any, place: str) -> None:  # noqa: ANN401 - any JSON value
        """Set the former values of doubled keys aside, wherever they stand inside."""
        if isinstance(raw, Doubled):
            for key, value in raw.former:
                words = _("stands twice; the later one is read")
                self._set_aside(array, f"{place}.{key}", words, {"id": raw.get("id"), key: value})
        items = raw.items() if isinstance(raw, dict) else enumerate(raw) if isinstance(raw, list) else ()
        for key, value in items:
            inner = f"{place}[{key}]" if isinstance(key, int) else f"{place}.{key}"
            self._tell_doubled(array, value, inner)

    def _set_aside(self, array: str, place: str, words: str, data: Any) -> None:  # noqa: ANN401 - any JSON value
        if is_deep(data):
            raise too_deep(self._name, place)
        words, data = clean(words), plain(data)
        self._notices.append(Notice(clean(place), _("{reason} – set aside").format(reason=words)))
        self._pieces.append((clean(array), clean(f"{place}: {words}"), data))

    def _as_records(self) -> tuple[SetAside, ...]:
        """The pieces as records; their ids follow from what they hold, so that reading twice gives the same."""
        made: dict[str, SetAside] = {}
        for array, why, data in self._pieces:
            text = encode([array, why, data])
            number = 0
            while (record_id := _id_of(text, number)) in self._records or record_id in made:
                number += 1
            made[record_id] = SetAside(id=record_id, of=array, reason=why, data=data)
        return tuple(made.values())


def _id_of(text: str, number: int) -> str:
    return hashlib.sha256(f"{number} {text}".encode()).hexdigest()[:16]


def _not_a_number(raw: Any, path: str = "") -> tuple[str, str] | None:  # noqa: ANN401 - any JSON value
    """The path and text of the first NotANumber inside."""
    if isinstance(raw, NotANumber):
        return path, str(raw[:20])
    items = raw.items() if isinstance(raw, dict) else enumerate(raw) if isinstance(raw, list) else ()
    for key, value in items:
        found = _not_a_number(value, f"{path}[{key}]" if isinstance(key, int) else f"{path}.{key}")
        if found:
            return found
    return None


def _cleaned(raw: Any) -> Any:  # noqa: ANN401 - any JSON value
    if isinstance(raw, str):
        return clean(raw)
    if isinstance(raw, list):
        return [_cleaned(item) for item in raw]
    if isinstance(raw, dict):
        return {key: _cleaned(value) for key, value in raw.items()}
    return raw
