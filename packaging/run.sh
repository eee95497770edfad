#!/bin/sh
# Opens the sample journey; without a display does the same job in files: figures in, picture and workbook out.
set -eu
cd "$(dirname "$0")/.."
journeyboard=.venv/bin/journeyboard
journey=samples/online-shop.journey
figures=samples/online-shop-october.xlsx
out=build/run

# Qt wants a UTF-8 locale; a bare container has none.
[ -n "${LC_ALL:-}${LC_CTYPE:-}${LANG:-}" ] || export LC_ALL=C.UTF-8

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || [ "$(uname -s)" = Darwin ]; then
    exec "$journeyboard" "$journey"
fi

echo "No display: doing the same job in files."
mkdir -p "$out"
cp "$journey" "$out/online-shop.journey"
"$journeyboard" metrics "$out/online-shop.journey" "$figures"
"$journeyboard" export "$out/online-shop.journey" "$out/online-shop.png"
"$journeyboard" export "$out/online-shop.journey" "$out/online-shop.xlsx"
echo "Imported $figures onto a copy of $journey and wrote $out/online-shop.png and $out/online-shop.xlsx."
