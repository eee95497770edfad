"""`python -m journeyboard` is the command line."""

from journeyboard.cli import main

main()
