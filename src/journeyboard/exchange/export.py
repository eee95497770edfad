"""One way to every format: what the dialog and the command line both call."""

from collections.abc import Callable
from pathlib import Path

from journeyboard.exchange import Stopped
from journeyboard.exchange.format import AnyFormat, Preview
from journeyboard.exchange.options import Options
from journeyboard.exchange.scope import part
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import View
from journeyboard.language import speaking
from journeyboard.storage.atomic import writing

GoOn = Callable[[float], bool]
"""Told the share that is done, 0–1; answers whether to go on."""


def export(
    made: AnyFormat,
    journey: Journey,
    options: Options,
    target: Path,
    *,
    shown: View | None = None,
    go_on: GoOn | None = None,
) -> bool:
    """Write what the options ask for to `target`; False when `go_on` said no.

    `shown` is the view to start from where the options name none, else it is the journey's own. Raises FileProblem. The
    file at `target` is then, and when stopped, as it was.
    """
    asked, view = part(journey, options, shown)

    def progress(share: float) -> None:
        if go_on is not None and not go_on(share):
            raise Stopped

    try:
        with writing(target) as file, speaking(asked.info.language):
            made.write(asked, view, options, file, progress)
    except Stopped:
        return False
    return True


def losses(made: AnyFormat, journey: Journey, options: Options, *, shown: View | None = None) -> tuple[str, ...]:
    """What of the journey the file will not hold, in the program's language. Quick. Raises ExportProblem for
    what the journey has not, or when it is soon seen that it cannot be written."""
    return tuple(made.losses(*part(journey, options, shown), options))


def preview(made: AnyFormat, journey: Journey, options: Options, *, shown: View | None = None) -> Preview:
    """What the file will look like. Raises ExportProblem when it cannot be written as asked."""
    asked, view = part(journey, options, shown)
    return made.preview(asked, view, options)
