"""The editor, as the bundle starts it."""

import multiprocessing
import sys

from journeyboard.editor.app import main

if __name__ == "__main__":
    multiprocessing.freeze_support()
    sys.exit(main())
