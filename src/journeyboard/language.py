"""Words: one catalogue for window, command line, errors and exports.

A text is looked up when it is shown, not when its module is imported, so switching the language works at once.
"""

import gettext
from functools import cache

from journeyboard import resources

DOMAIN = "journeyboard"
SOURCE_LANGUAGE = "en"
LANGUAGES = ("en", "de")

_current = SOURCE_LANGUAGE


def set_language(language: str) -> None:
    """Make ``language`` (one of `LANGUAGES`) the language of every text from now on."""
    global _current  # noqa: PLW0603
    if language not in LANGUAGES:
        raise ValueError(f"unknown language {language!r}, known are {', '.join(LANGUAGES)}")
    _current = language


def current_language() -> str:
    """Return the language texts are shown in."""
    return _current


def _(message: str) -> str:
    """Return ``message`` in the current language."""
    return _catalogue(_current).gettext(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    """Return the form that fits ``count`` in the current language."""
    return _catalogue(_current).ngettext(singular, plural, count)


def pgettext(context: str, message: str) -> str:
    """Return ``message`` as it is said in ``context`` (one English word, two meanings)."""
    return _catalogue(_current).pgettext(context, message)


def N_(message: str) -> str:  # noqa: N802 - gettext's own name
    """Mark ``message`` for the catalogue where it cannot be translated yet; `_` translates it later."""
    return message


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, resources.path("translations"), [language], fallback=True)
