"""Outlines: text files in which a template is written, English and German side by side.

    stage: Awareness | Bewusstsein
      line: Has a need and hears of us | Hat einen Bedarf und hört von uns
      at social paid: Ad in the feed | Anzeige im Feed
      feel: 0.3: Not again | Nicht schon wieder

A line is words, a colon and texts, one per language with ` | ` between them; a text that is the same in both is written
once. Lines below `stage` and `persona` belong to it. `feel` has a number per persona before its texts, which it may do
without.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

BLOCKS = ("stage", "persona")


@dataclass
class Line:
    """One line: its first word, the words after it, its texts by language, the lines that belong to it."""

    place: str
    """Where it stands, for errors: the file and the number of the line."""
    word: str
    args: tuple[str, ...]
    texts: tuple[str, ...]
    lines: list["Line"] = field(default_factory=list["Line"])

    def text(self, language: int) -> str:
        """Its text in a language, by its index."""
        return self.texts[language if len(self.texts) > 1 else 0]


def read_outline(path: Path) -> list[Line]:
    """The lines of an outline. Raises ValueError, with the place, for a line that has not a text per language."""
    lines: list[Line] = []
    block = lines
    for number, written in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if not written.strip():
            block = lines
            continue
        line = _line(written.strip(), f"{path.name}:{number}")
        if line.word in BLOCKS:
            lines.append(line)
            block = line.lines
        else:
            block.append(line)
    return lines


def _line(written: str, place: str) -> Line:
    words, _colon, said = written.partition(":")
    head = words.split()
    if not head:
        raise ValueError(f"{place}: {written!r} does not begin with a word")
    said = said.strip()
    if head[0] == "feel" and (numbers := re.fullmatch(r"([-\d. ]+)(?::\s*(.*))?", said)):
        head += numbers[1].split()
        said = numbers[2] or ""
    texts = tuple(text.strip() for text in said.split("|")) if said else ()
    if len(texts) > 2:
        raise ValueError(f"{place}: more than two texts")
    return Line(place, head[0], tuple(head[1:]), texts)
