"""What Qt's PDF writer leaves undone: the right characters behind glyphs, the language, bookmarks."""

import re
from collections.abc import Sequence
from io import BytesIO
from typing import BinaryIO

import pikepdf

_MEANT = {b"0009": b"0020", b"02BC": b"2019", b"02EE": b"201D", b"0269": b"03B9"}
"""Characters that Qt writes for a glyph because they come first of those that share it in Inter, and those that are
meant: the space, the apostrophe, the closing quotation mark, iota."""
_CHARACTERS = re.compile(rb"\[[^\]]*\]")
"""The characters of a range of glyphs, in a table that maps glyphs to Unicode."""


def finish_pdf(made: bytes, file: BinaryIO, *, language: str, bookmarks: Sequence[tuple[str, int]] = ()) -> None:
    """Write `made` to `file`, with what was missing. `bookmarks` are titles with the page (from 0) they lead to."""
    with pikepdf.open(BytesIO(made)) as pdf:
        for found in pdf.objects:
            if isinstance(found, pikepdf.Dictionary) and "/ToUnicode" in found:
                _mend(found)
        pdf.Root["/Lang"] = pikepdf.String(language)
        if bookmarks:
            with pdf.open_outline() as outline:
                outline.root.extend(pikepdf.OutlineItem(title, page) for title, page in bookmarks)
        finished = BytesIO()  # what goes wrong with the file itself would come back out of pikepdf without its words
        pdf.save(finished)
    file.write(finished.getbuffer())


def _mend(font: pikepdf.Dictionary) -> None:
    """Let a font's glyphs be read as the characters that are meant."""
    stream = font["/ToUnicode"]
    stream.write(_CHARACTERS.sub(_meant, stream.read_bytes()))


def _meant(characters: re.Match[bytes]) -> bytes:
    found = characters[0]
    for wrong, meant in _MEANT.items():
        found = found.replace(b"<" + wrong + b">", b"<" + meant + b">")
    return found
