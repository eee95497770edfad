"""The command line, as the bundle starts it."""

import multiprocessing

from journeyboard.cli import main

if __name__ == "__main__":
    multiprocessing.freeze_support()
    main()
