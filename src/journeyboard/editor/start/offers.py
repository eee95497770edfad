"""What the start page offers: the files worked on last, and the templates."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Protocol, TypeVar

from journeyboard.editor.start.cards import Offer
from journeyboard.editor.start.looking import Glimpse
from journeyboard.language import _, format_date
from journeyboard.storage.templates import Template, all_templates

T = TypeVar("T")


class Doings(Protocol):
    """What choosing and removing an offer does."""

    def open(self, path: Path) -> object:
        """Open the journey at `path`."""
        ...

    def forget(self, path: Path) -> None:
        """Offer the file at `path` no more."""
        ...

    def begin(self, template: Template) -> object:
        """Begin a journey as a template does."""
        ...

    def delete(self, template: Template) -> object:
        """Take a template away."""
        ...


def recent_offers(paths: tuple[Path, ...], doings: Doings) -> list[Offer]:
    """The files worked on last; what is told of each before it was looked at is its name."""
    return [recent_offer(Glimpse(path), doings) for path in paths]


def recent_offer(seen: Glimpse, doings: Doings) -> Offer:
    """One file, as it looks."""
    path = seen.path
    if seen.changed is not None:
        told = f"{path.name} · {told_when(datetime.fromtimestamp(seen.changed).astimezone())}"
    else:
        told = f"{path.parent.name} · {path.name}" if path.parent.name else path.name
    return Offer(
        path,
        " ".join(seen.title.split()) or path.stem,
        told,
        _on(doings.open, path),
        _("&Remove from the list"),
        _on(doings.forget, path),
    )


def template_offers(language: str, doings: Doings) -> list[Offer]:
    """The templates in a language, then those of one's own."""
    return [
        Offer(
            template.path,
            template.name,
            template.description,
            _on(doings.begin, template),
            _("&Delete template…") if template.is_own else "",
            _on(doings.delete, template) if template.is_own else None,
        )
        for template in all_templates(language)
    ]


def told_when(when: datetime, today: date | None = None) -> str:
    """When a file was written, as one says it: "today, 14:02", "yesterday", "12 Nov 2026"."""
    days = ((today or date.today()) - when.date()).days  # noqa: DTZ011 - the user's day is meant
    if days == 0:
        return _("today, {time}").format(time=when.strftime("%H:%M"))
    return _("yesterday") if days == 1 else format_date(when)


def _on(do: Callable[[T], object], what: T) -> Callable[[], object]:
    return lambda: do(what)
