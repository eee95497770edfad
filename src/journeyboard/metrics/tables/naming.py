"""What the columns of a table are called in window and recipe: by their headings, and by where they stand where that
names none, or several."""

from collections.abc import Collection, Sequence

from journeyboard.language import LANGUAGES, _, speaking
from journeyboard.metrics.names import fold
from journeyboard.metrics.problems import column_name


def names_of(headings: Sequence[str], first: int, known: Collection[str]) -> list[str]:
    """A name of its own for each column, from the one at `first` in the sheet on. One that has no heading, or the same
    as a column before it, is named after its letter: in the language in which it is among the `known` names, so that a
    recipe is understood in every language, else in the one that is spoken."""
    taken: set[str] = set()
    names = []
    for index, heading in enumerate(headings, first):
        is_own = heading != "" and fold(heading) not in taken
        names.append(heading if is_own else _by_letter(heading, column_name(index), known))
        taken.add(fold(heading))
    return names


def _by_letter(heading: str, letter: str, known: Collection[str]) -> str:
    for language in LANGUAGES:
        with speaking(language):
            if (name := _spoken(heading, letter)) in known:
                return name
    return _spoken(heading, letter)


def _spoken(heading: str, letter: str) -> str:
    if not heading:
        return _("Column {letter}").format(letter=letter)
    return _("{heading} (column {letter})").format(heading=heading, letter=letter)
