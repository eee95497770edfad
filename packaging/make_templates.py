"""Writes the templates of the start page, into resources/templates/ or the folder that is given, from the outlines in
packaging/templates/."""

import sys
from pathlib import Path

from templates.making import template
from templates.outline import read_outline

from journeyboard.language import LANGUAGES
from journeyboard.storage import format as file_format

OUTLINES = Path(__file__).parent / "templates"
TEMPLATES = Path(__file__).parent.parent / "resources" / "templates"
ORDER = (
    "five-phases",
    "decision-to-advocacy",
    "conversion-funnel",
    "six-phases",
    "not-a-straight-line",
    "full-funnel",
    "service-blueprint",
    "b2b-buying",
    "software-onboarding",
    "omni-channel-retail",
    "empathy-map",
    "empty",
)
"""The ids of the templates, as they are offered; each is the name of its outline too."""


def main(folder: Path = TEMPLATES) -> None:
    """Write every template in every language, as `<language>/<place in the order>-<id>.journey`."""
    for place, template_id in enumerate(ORDER, start=1):
        outline = read_outline(OUTLINES / f"{template_id}.txt")
        for index, language in enumerate(LANGUAGES):
            target = folder / language / f"{place:02}-{template_id}.journey"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file_format.dump(template(template_id, outline, index, language)))


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:2]))
