"""What a format is: everything the dialog and the command line know of it. See docs/exporting.md."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO, ClassVar, Generic, TypeVar

from journeyboard.exchange import Progress
from journeyboard.exchange.options import Options

if TYPE_CHECKING:  # a format is known long before a journey or Qt is loaded
    from PySide6.QtGui import QPainter

    from journeyboard.journey.journey import Journey
    from journeyboard.journey.records import View

O = TypeVar("O", bound=Options)  # noqa: E741 - as short as every type variable here


@dataclass(frozen=True, slots=True)
class Page:
    """One page, slide or picture to look at before it is written."""

    width: float
    height: float
    """In any unit: what counts is their proportion and what `paint` paints in."""
    paint: Callable[["QPainter"], None]
    """Paints the page with its upper left corner at the origin. Called in any thread."""
    title: str = ""
    """What a table of contents calls it."""


@dataclass(frozen=True, slots=True)
class Pages:
    """A preview of painted pages."""

    pages: tuple[Page, ...]
    caption: str = ""
    """What is said below them, such as a size, in the program's language."""


@dataclass(frozen=True, slots=True)
class Words:
    """A preview of text."""

    text: str
    caption: str = ""


Preview = Pages | Words


class Format(ABC, Generic[O]):
    """A format to export to. Instances hold nothing: all that is asked is in the options.

    All methods are given a journey and a view that hold only what the options ask for (see `exchange.scope`), and may
    be called in any thread. `write` speaks the journey's language, the others the program's.
    """

    id: ClassVar[str]
    """Short, lower case; what presets and settings call it."""
    name: ClassVar[str]
    """For people, marked with `N_`: "PNG picture"."""
    about: ClassVar[str]
    """One sentence on what it is good for, marked with `N_`."""
    suffix: ClassVar[str]
    """Of its files: ".png"."""
    icon: ClassVar[str] = "file"
    options: type[O]
    needs_qt: ClassVar[bool] = True
    """Whether writing needs a QGuiApplication: whatever is drawn or measured does."""

    @abstractmethod
    def write(self, journey: "Journey", view: "View", options: O, file: BinaryIO, progress: Progress) -> None:
        """Write the whole file to `file`, which can be read and sought in too, telling `progress` now and then.

        `file` takes the place of the target when this returns. Raises ExportProblem for what cannot be.
        """

    def losses(self, journey: "Journey", view: "View", options: O) -> Iterable[str]:
        """What of the journey the file will not hold, each as a sentence for people; told before it is written.

        Raises ExportProblem where it is quickly seen that it cannot be written at all.
        """
        del journey, view, options
        return ()

    def preview(self, journey: "Journey", view: "View", options: O) -> Preview:
        """What the file will look like; the map as it is drawn, unless a format knows better.

        Raises ExportProblem when it cannot be written as asked.
        """
        del options
        from journeyboard.exchange.drawn import map_page

        return Pages((map_page(journey, view),))


AnyFormat = Format[Any]
