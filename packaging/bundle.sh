#!/bin/sh
# Makes build/bundle/journeyboard: the program with its own Python and Qt, to be copied to machines that have neither.
# Wraps it as an archive, and as what else this system can make.
set -eu
cd "$(dirname "$0")/.."
out=build/bundle
environment=build/bundle-environment
PYTHON=${PYTHON:-.venv/bin/python}

# An environment of its own: what is bundled is what is locked, and nothing of the development tools.
if [ ! -f "$environment/.done" ] || [ requirements-bundle.lock -nt "$environment/.done" ]; then
    "$PYTHON" -m venv --clear "$environment"
    "$environment/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-bundle.lock
    touch "$environment/.done"
fi
rm -rf "$out"
"$environment/bin/python" -m PyInstaller --noconfirm --log-level WARN \
    --distpath "$out" --workpath build/bundle-work packaging/bundle/journeyboard.spec
# Qt's words of other languages, and parts of Qt that nothing here uses.
find "$out/journeyboard" -path '*translations/*.qm' ! -name 'qtbase_de.qm' -delete
"$out/journeyboard/journeyboard" --version
"$out/journeyboard/journeyboard" export samples/online-shop.journey "$out/try.png" >/dev/null
test -s "$out/try.png" && rm "$out/try.png"
# Either of the two, opened as a window, starts itself to read tables.
for program in journeyboard journeyboard-editor; do
    "$out/journeyboard/$program" --read-tables </dev/null
done
tar -C "$out" -caf "$out/journeyboard-$(uname -s | tr '[:upper:]' '[:lower:]')-$(uname -m).tar.gz" journeyboard
du -sh "$out"/* | sed 's/^/  /'
if command -v flatpak-builder >/dev/null; then
    flatpak-builder --force-clean build/flatpak packaging/flatpak/org.journeyboard.Journeyboard.yml
else
    echo "No flatpak-builder here: packaging/flatpak/ holds the manifest."
fi
