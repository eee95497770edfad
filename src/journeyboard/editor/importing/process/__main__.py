"""`python -m journeyboard.editor.importing.process` reads tables for a window: requests in, answers out."""

from journeyboard.editor.importing.process.serving import main

main()
