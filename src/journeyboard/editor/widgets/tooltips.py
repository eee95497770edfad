"""Tooltips that show a text as it is."""


def plain_tooltip(text: str) -> str:
    """`text` as a tooltip shows it: what looks like markup would be read as such."""
    return text.replace("<", "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}")
