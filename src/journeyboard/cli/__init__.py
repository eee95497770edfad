"""The command line: the same jobs without a window."""

import sys

from journeyboard import __version__, language


def main() -> None:
    """Run the command line on the arguments of the process, and exit: 0 fine, 1 a problem, 2 wrong usage."""
    arguments = sys.argv[1:]
    if arguments == ["--version"]:
        # The answer must be quick; all else pays for the parser first.
        sys.stdout.write(f"journeyboard {__version__}\n")
        return
    language.set_language(language.detect())
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A terminal that cannot show a character gets a stand-in, not a crash.
            stream.reconfigure(errors="replace")  # pyright: ignore[reportAttributeAccessIssue] - tested for just above
    from journeyboard.cli.commands import run

    sys.exit(run(arguments))
