"""The command line, as the bundle starts it."""

import multiprocessing
import sys

from journeyboard.cli import main
from journeyboard.editor.importing.process import READ_TABLES

if __name__ == "__main__":
    multiprocessing.freeze_support()
    # A window that was opened from the command line starts this very program to read tables.
    if sys.argv[1:] == [READ_TABLES]:
        from journeyboard.editor.importing.process.serving import main as read_tables

        read_tables()
    else:
        main()
