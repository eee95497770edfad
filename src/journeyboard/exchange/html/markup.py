"""Elements of a page. Text is escaped by being text: only what `element` made goes in as it is."""

from collections.abc import Iterable
from html import escape


class Markup(str):
    """Text that is markup already; made by `element` and `joined` alone."""

    __slots__ = ()


Child = str | Markup | None
Attribute = str | float | bool | None

_VOID = frozenset({"img", "input", "col", "meta", "path", "circle", "line", "rect"})
"""Elements without content that are written here."""


def element(_name: str, *children: Child, **attributes: Attribute) -> Markup:
    """An element: text among `children` is escaped, None is nothing. An underscore in the name of an attribute is a
    hyphen, one at its end is dropped; None and False leave an attribute out, True gives it without a value."""
    written = "".join(_attribute(name, value) for name, value in attributes.items())
    if _name in _VOID:
        return Markup(f"<{_name}{written}>" if _name in ("img", "input", "col", "meta") else f"<{_name}{written}/>")
    return Markup(f"<{_name}{written}>{joined(children)}</{_name}>")


def joined(children: Iterable[Child], between: str = "") -> Markup:
    """Several one after the other."""
    texts = (child if isinstance(child, Markup) else escape(child) for child in children if child is not None)
    return Markup(between.join(texts))


def verbatim(text: str) -> Markup:
    """What the program itself wrote: its style sheet and its script."""
    return Markup(text)


def _attribute(name: str, value: Attribute) -> str:
    called = name.rstrip("_").replace("_", "-")
    if value is None or value is False:
        return ""
    if value is True:
        return f" {called}"
    written = f"{value:g}" if isinstance(value, float) else str(value)
    return f' {called}="{escape(written)}"'
