#!/bin/sh
# Makes the pictures of every window, in both themes and languages, at 100 % and 200 %, and one sheet of each for a first
# look where ImageMagick is installed: build/screenshots.
set -eu
cd "$(dirname "$0")/.."
rm -rf build/screenshots
for scale in 1 2; do
    QT_SCALE_FACTOR=$scale .venv/bin/python -m pytest -q -m screenshots tests/gui/test_screenshots.py "$@"
done
