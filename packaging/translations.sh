#!/bin/sh
# Extracts the messages, merges them into the catalogues and compiles these.
set -eu
cd "$(dirname "$0")/.."
template=build/journeyboard.pot
mkdir -p build
# Locations without line numbers: an edit elsewhere in a file leaves the catalogue alone.
.venv/bin/pybabel -q extract --no-wrap --sort-by-file --add-location=file \
    --keyword=N_ --keyword=pgettext:1c,2 --project=Journeyboard --copyright-holder="The Journeyboard authors" \
    --output="$template" src/journeyboard
.venv/bin/pybabel -q update --no-wrap --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date \
    --init-missing --locale=de --domain=journeyboard --input-file="$template" --output-dir=resources/translations
.venv/bin/pybabel -q compile --domain=journeyboard --directory=resources/translations --statistics
