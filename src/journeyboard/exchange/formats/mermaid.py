"""The journey as a Mermaid diagram."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, BinaryIO, Literal

from journeyboard.exchange import Progress
from journeyboard.exchange.format import Format, Words
from journeyboard.exchange.options import Asked, Options
from journeyboard.language import N_

if TYPE_CHECKING:
    from journeyboard.journey.journey import Journey
    from journeyboard.journey.records import View


class MermaidOptions(Options):
    """What the tasks of the diagram are."""

    tasks: Annotated[
        Literal["touchpoints", "notes", "steps"],
        Asked(
            N_("Tasks"),
            N_("What the sections hold: touchpoints, the notes of the first lane, or the steps themselves."),
            names={"touchpoints": N_("Touchpoints"), "notes": N_("Notes"), "steps": N_("Steps")},
        ),
    ] = "touchpoints"


class Mermaid(Format[MermaidOptions]):
    """A `journey` diagram of Mermaid, for wikis and documents that are kept as text."""

    id = "mermaid"
    name = N_("Mermaid diagram")
    about = N_("Stages, tasks and feelings as a Mermaid journey, for wikis and text that draws diagrams.")
    suffix = ".mmd"
    icon = "spline"
    options = MermaidOptions
    needs_qt = False

    def write(
        self, journey: "Journey", view: "View", options: MermaidOptions, file: BinaryIO, progress: Progress
    ) -> None:
        """Write the diagram's source."""
        from journeyboard.exchange.mermaid import mermaid_text
        from journeyboard.exchange.scope import shown_part

        progress(0)
        file.write(mermaid_text(shown_part(journey, view), options.tasks).encode())
        progress(1)

    def losses(self, journey: "Journey", view: "View", options: MermaidOptions) -> Iterable[str]:
        """What has no place in such a diagram."""
        from journeyboard.exchange.left_out import hidden_cards
        from journeyboard.exchange.mermaid import mermaid_losses
        from journeyboard.exchange.scope import shown_part

        yield from hidden_cards(journey, view)
        yield from mermaid_losses(shown_part(journey, view), options.tasks)

    def preview(self, journey: "Journey", view: "View", options: MermaidOptions) -> Words:
        """The diagram's source."""
        from journeyboard.exchange.mermaid import mermaid_text
        from journeyboard.exchange.scope import shown_part

        return Words(mermaid_text(shown_part(journey, view), options.tasks))


MERMAID = Mermaid()
