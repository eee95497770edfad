"""Which entries fit what is typed, best first: beginnings, then words, then parts, initials, and small slips."""

from collections.abc import Sequence

from journeyboard.editor.palette.entries import Entry

_LEAST_ALIKE = 76
"""Of 100: below, a name is another word rather than a slip of the fingers."""
_LEAST_LETTERS = 3
"""Fewer letters are alike to anything."""


_THROUGH = 0.4
"""What a fit through the menu above counts: less than any word of a name, more than a slip."""


def ranked(entries: Sequence[Entry], query: str, most: int) -> list[Entry]:
    """At most `most` entries that fit `query`; without one the first. Of equals what can be used comes first, then
    the order of `entries`."""
    wanted = " ".join(query.casefold().split())
    if not wanted:
        return list(entries[:most])
    scored = [(_fit_of_entry(entry, wanted), entry) for entry in entries]
    fitting = [(fit, entry) for fit, entry in scored if fit]
    fitting.sort(key=lambda pair: (-pair[0], not pair[1].usable))
    return [entry for _fit_of, entry in fitting[:most]]


def _fit_of_entry(entry: Entry, wanted: str) -> float:
    own = max(_fit(name, wanted) for name in entry.names)
    return max(own, _THROUGH * max((_fit(name, wanted) for name in entry.through), default=0.0))


def _fit(name: str, wanted: str) -> float:
    """How well a name fits; 0 when it does not."""
    if name.startswith(wanted):
        return 500 if len(name) == len(wanted) else 400
    words = name.split()
    if f" {wanted}" in name:
        return 300
    if wanted in name:
        return 250
    parts = wanted.split()
    if len(parts) > 1 and all(any(word.startswith(part) for word in words) for part in parts):
        return 240
    if len(wanted) > 1 and "".join(word[0] for word in words).startswith(wanted):
        return 200
    return _alike(name, wanted)


def _alike(name: str, wanted: str) -> float:
    from rapidfuzz import fuzz  # only the palette needs it

    if len(wanted) < _LEAST_LETTERS:
        return 0
    compare = fuzz.partial_ratio if len(name) >= len(wanted) else fuzz.ratio
    return compare(wanted, name, score_cutoff=_LEAST_ALIKE)
