"""The editor, as the bundle starts it."""

import multiprocessing
import sys

from journeyboard.editor.importing.process import READ_TABLES

if __name__ == "__main__":
    multiprocessing.freeze_support()
    if sys.argv[1:] == [READ_TABLES]:
        from journeyboard.editor.importing.process.serving import main as read_tables

        read_tables()
    else:
        from journeyboard.editor.app import main

        sys.exit(main())
