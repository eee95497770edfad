"""Words, numbers and dates: one catalogue for window, command line, errors and exports.

A text is looked up when it is shown, not when its module is imported, so switching the language works at once.
The program speaks one language (`set_language`); what is written in a journey's own language, such as the map and
its exports, is written inside ``with speaking(language):``.
"""

import gettext
import os
import plistlib
import re
import sys
from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from functools import cache
from pathlib import Path

from journeyboard import resources

DOMAIN = "journeyboard"
SOURCE_LANGUAGE = "en"
LANGUAGES = ("en", "de")
MINUS = "\N{MINUS SIGN}"

_spoken: ContextVar[str | None] = ContextVar("spoken language", default=None)
"""The language inside `speaking`, for this thread only: exports run beside the window."""

_program_language = SOURCE_LANGUAGE
_program_numbers: str | None = None
"""The language whose way the program writes numbers and dates in; None for the one it speaks."""


def set_language(language: str) -> None:
    """Make ``language`` (one of `LANGUAGES`) the program's language from now on."""
    global _program_language  # noqa: PLW0603 - a program speaks one language
    _program_language = _known(language)


def current_language() -> str:
    """Return the language that texts, numbers and dates are written in here and now."""
    return _spoken.get() or _program_language


def set_number_language(language: str | None) -> None:
    """Write the program's own numbers and dates as they are in ``language``; with None as in the one it speaks."""
    global _program_numbers  # noqa: PLW0603 - as above
    _program_numbers = None if language is None else _known(language)


def number_language() -> str:
    """Return the language whose way numbers and dates are written in here and now."""
    return _spoken.get() or _program_numbers or _program_language


@contextmanager
def speaking(language: str) -> Generator[None]:
    """Write everything inside the block in ``language``, in this thread only."""
    token = _spoken.set(_known(language))
    try:
        yield
    finally:
        _spoken.reset(token)


def detect() -> str:
    """Return the language the person's system asks for, English where we do not speak it.

    ``JOURNEYBOARD_LANGUAGE`` wins, then the POSIX locale variables, then what macOS or Windows is set to.
    """
    for variable in ("JOURNEYBOARD_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        wanted = os.environ.get(variable)
        if wanted:
            return _nearest(wanted)
    return _nearest(_system_locale())


def _(message: str) -> str:
    """Return ``message`` in the current language."""
    return _catalogue(current_language()).gettext(message) if message else ""


def ngettext(singular: str, plural: str, count: int) -> str:
    """Return the form that fits ``count`` in the current language."""
    return _catalogue(current_language()).ngettext(singular, plural, count)


def pgettext(context: str, message: str) -> str:
    """Return ``message`` as it is said in ``context``: for one English word with two meanings."""
    return _catalogue(current_language()).pgettext(context, message)


def source_text(message: str) -> str:
    """Return the English text that reads ``message`` in the current language; ``message`` itself where none does."""
    return _sources(current_language()).get(message, message)


def N_(message: str) -> str:
    """Mark ``message`` for the catalogue where it stands in a table; `_` translates it when it is shown."""
    return message


def format_number(
    value: float | Decimal, decimals: int | None = None, language: str | None = None, *, signed: bool = False
) -> str:
    """Return ``value`` with grouping and a real minus sign: ``1,234.5`` in English, ``1.234,5`` in German.

    Without ``decimals`` it has as many as it needs, at most two (under 0.1: two significant digits).
    ``signed`` writes a plus sign too. Halves are rounded away from zero, as people do.
    """
    from babel.numbers import format_decimal

    if decimals is None:
        rounded = _rounded(value, _needed_decimals(value))
        places = _decimals_of(rounded)
    else:
        rounded, places = _rounded(value, decimals), decimals
    with localcontext(_WIDE):
        written = format_decimal(rounded, format=_pattern("#,##0", places), locale=language or number_language())
    return _with_sign(written, rounded, signed=signed)


def format_percent(
    fraction: float, decimals: int | None = None, language: str | None = None, *, signed: bool = False
) -> str:
    """Return ``fraction`` (0.454) as a percentage: ``45.4%`` in English, ``45,4 %`` in German.

    Without ``decimals`` it has one when it needs it.
    """
    number = format_number(
        _rounded(fraction, 3 if decimals is None else decimals + 2).scaleb(2, _WIDE), decimals, language, signed=signed
    )
    return number + ("\N{NO-BREAK SPACE}%" if (language or number_language()) == "de" else "%")


def format_compact(value: float, language: str | None = None, *, signed: bool = False) -> str:
    """Return ``value`` short enough for a tile: ``1,840``, ``52.1k``, ``1.2M``; German ``52,1k``, ``1,2 Mio.``."""
    for least, size, unit in _COMPACT_UNITS[language or number_language()]:
        if abs(value) >= least:
            return format_number(float(_rounded(value / size, 1)), None, language, signed=signed) + unit
    return format_number(value, None, language, signed=signed)


def format_currency(
    value: float,
    currency: str,
    decimals: int | None = None,
    language: str | None = None,
    *,
    signed: bool = False,
) -> str:
    """Return ``value`` in ``currency`` (ISO 4217): ``€1,234.50`` in English, ``1.234,50 €`` in German.

    Without ``decimals`` it has as many as the currency has.
    """
    from babel.core import Locale
    from babel.numbers import format_currency as babel_currency
    from babel.numbers import get_currency_precision

    places = get_currency_precision(currency) if decimals is None else decimals
    rounded = _rounded(value, places)
    locale = Locale.parse(language or number_language())
    pattern = locale.currency_formats["standard"].pattern.replace("0.00", _pattern("0", places))
    with localcontext(_WIDE):
        written = babel_currency(rounded, currency, format=pattern, locale=locale, currency_digits=False)
    return _with_sign(written, rounded, signed=signed)


def format_date(day: date, language: str | None = None) -> str:
    """Return ``day`` so that nobody can swap day and month: ``31 Oct 2026``, German ``31. Okt. 2026``."""
    from babel.dates import format_date as babel_date

    language = language or number_language()
    return babel_date(day, format="d. MMM y" if language == "de" else "d MMM y", locale=language)


def format_day(iso: str) -> str:
    """An ISO date, or the day of a time, as `format_date` writes it; other text as it is."""
    try:
        return format_date(date.fromisoformat(iso[:10]))
    except ValueError:
        return iso


def format_period(period: str, language: str | None = None) -> str:
    """Return an ISO ``period`` in words: ``2026``, ``Q3 2026``, ``Oct 2026``, ``Week 41, 2026``, ``31 Oct 2026``.

    Text that is no period (``2026``, ``2026-Q3``, ``2026-10``, ``2026-W41``, ``2026-10-31``) comes back as it is.
    """
    language = language or number_language()
    if quarter := re.fullmatch(r"(\d{4})-Q([1-4])", period):
        return f"Q{quarter[2]} {quarter[1]}"
    if week := re.fullmatch(r"(\d{4})-W(\d{2})", period):
        number = int(week[2])
        return f"KW {number} {week[1]}" if language == "de" else f"Week {number}, {week[1]}"
    if re.fullmatch(r"\d{4}-\d{2}(-\d{2})?", period):
        return _format_month_or_day(period, language)
    return period


# From which value on, its size, its unit. 9,999 is still written out; 999,950 would round to 1,000k and is 1M.
_COMPACT_UNITS = {
    "en": ((999_950_000, 1e9, "B"), (999_950, 1e6, "M"), (9_999.5, 1e3, "k")),
    "de": (
        (999_950_000, 1e9, "\N{NO-BREAK SPACE}Mrd."),
        (999_950, 1e6, "\N{NO-BREAK SPACE}Mio."),
        (9_999.5, 1e3, "k"),
    ),
}

_WIDE = Context(prec=700)
"""Exact for every float, from 5e-324 to 1.8e308."""


def _format_month_or_day(period: str, language: str) -> str:
    from babel.dates import format_date as babel_date

    try:
        day = date.fromisoformat(period if len(period) > len("2026-10") else f"{period}-01")
    except ValueError:
        return period
    if len(period) > len("2026-10"):
        return format_date(day, language)
    return babel_date(day, format="MMM y", locale=language)


def _known(language: str) -> str:
    if language not in LANGUAGES:
        raise ValueError(f"unknown language {language!r}, known are {', '.join(LANGUAGES)}")
    return language


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, resources.path("translations"), [language], fallback=True)


@cache
def _sources(language: str) -> dict[str, str]:
    """Return the source texts of a catalogue by their translations."""
    from babel.messages.mofile import read_mo

    path = resources.path(f"translations/{language}/LC_MESSAGES/{DOMAIN}.mo")
    if not path.exists():
        return {}
    with path.open("rb") as file:
        messages = [(message.id, message.string) for message in read_mo(file)]
    return {string: source for source, string in messages if isinstance(source, str) and isinstance(string, str)}


def _nearest(locale: str) -> str:
    """Return the language of `LANGUAGES` for a locale such as ``de_AT.UTF-8`` or ``de-CH``."""
    language = re.split(r"[-_.@]", locale.strip().lower())[0]
    return language if language in LANGUAGES else SOURCE_LANGUAGE


def _system_locale() -> str:
    """Return the locale chosen in the system's settings, where it is not told by the environment."""
    if sys.platform == "darwin":
        try:
            settings = plistlib.loads((Path.home() / "Library/Preferences/.GlobalPreferences.plist").read_bytes())
            return str(settings["AppleLanguages"][0])
        except (OSError, plistlib.InvalidFileException, LookupError):
            return SOURCE_LANGUAGE
    if sys.platform == "win32":
        import ctypes
        import locale

        return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), SOURCE_LANGUAGE)
    return SOURCE_LANGUAGE


def _as_read(value: float | Decimal) -> Decimal:
    return value if isinstance(value, Decimal) else Decimal(repr(float(value)))


def _rounded(value: float | Decimal, decimals: int) -> Decimal:
    """Return ``value`` rounded as it reads: 0.285 is 0.29, though its binary form lies below the half."""
    rounded = _as_read(value).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, _WIDE)
    return rounded or Decimal(0)  # never "−0"


def _needed_decimals(value: float | Decimal) -> int:
    size = abs(_as_read(value))
    return 2 if size == 0 or size >= Decimal("0.1") else 1 - size.adjusted()


def _decimals_of(value: Decimal) -> int:
    return len(f"{value:f}".partition(".")[2].rstrip("0"))


def _pattern(whole: str, decimals: int) -> str:
    return f"{whole}.{'0' * decimals}" if decimals else whole


def _with_sign(written: str, value: Decimal, *, signed: bool) -> str:
    written = written.replace("-", MINUS)
    return f"+{written}" if signed and value > 0 else written
