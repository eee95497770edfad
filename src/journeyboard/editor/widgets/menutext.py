"""Text of a journey as a menu shows it."""


def escaped(text: str) -> str:
    """Text as a menu shows it: one line, no mnemonics of its own, not too long."""
    line = " ".join(text.split())
    return (line if len(line) <= 60 else line[:59] + "…").replace("&", "&&") or "–"
