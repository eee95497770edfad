"""Order keys for records that are put among others."""

from collections.abc import Sequence
from typing import TypeVar

from journeyboard.journey import orders
from journeyboard.journey.changes import Draft
from journeyboard.journey.records import Card, Lane, Metric, Persona, Stage, Step, View

Ordered = TypeVar("Ordered", Card, Lane, Metric, Persona, Stage, Step, View)


def keys_at(draft: Draft, siblings: Sequence[Ordered], index: int | None, count: int = 1) -> list[str]:
    """`count` ascending order keys for records put before `siblings[index]` (None: behind the last).

    `siblings` are the records that stay, in order. Where no key fits between two of them (a file with equal keys),
    the siblings are given new keys in `draft`.
    """
    place = len(siblings) if index is None else max(0, min(index, len(siblings)))
    low = siblings[place - 1].order if place > 0 else ""
    high = siblings[place].order if place < len(siblings) else ""
    if (place > 0 and not low) or (place < len(siblings) and not high):
        return _spread(draft, siblings, place, count)
    keys: list[str] = []
    try:
        for _number in range(count):
            low = orders.between(low, high)
            keys.append(low)
    except ValueError:
        return _spread(draft, siblings, place, count)
    return keys


def _spread(draft: Draft, siblings: Sequence[Ordered], place: int, count: int) -> list[str]:
    keys = orders.spread(len(siblings) + count)
    for sibling, key in zip(siblings, keys[:place] + keys[place + count :], strict=True):
        draft.update(sibling, order=key)
    return keys[place : place + count]
