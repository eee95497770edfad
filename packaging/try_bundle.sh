#!/bin/sh
# Starts the bundle where there is no Python: in a bare Debian made for it, with Qt's system libraries and nothing else.
# Needs root and debootstrap. Shows the window under Xvfb there, exports a picture, and says what it found.
set -eu
cd "$(dirname "$0")/.."
bundle=build/bundle/journeyboard
bare=${1:-build/bare-debian}
test -x "$bundle/journeyboard" || { echo "Run make bundle first." >&2; exit 1; }
command -v debootstrap >/dev/null || packaging/apt-install.sh debootstrap
if [ ! -f "$bare/.done" ]; then
    libraries=$(packaging/system-libraries.sh list | tr '\n' ',')
    debootstrap --variant=minbase --include="${libraries}xvfb,xdotool" bookworm "$bare" >/dev/null
    touch "$bare/.done"
fi
rm -rf "$bare/opt/journeyboard"
mkdir -p "$bare/opt"
cp -a "$bundle" "$bare/opt/"
cp samples/online-shop.journey "$bare/tmp/tried.journey"
cat > "$bare/tmp/try.sh" <<'INNER'
set -eu
export LC_ALL=C.UTF-8 HOME=/root JOURNEYBOARD_STATE=/tmp/state
! command -v python3 >/dev/null || { echo "There is a Python here." >&2; exit 1; }
/opt/journeyboard/journeyboard --version
/opt/journeyboard/journeyboard show /tmp/tried.journey | head -3
for suffix in png xlsx; do
    /opt/journeyboard/journeyboard export /tmp/tried.journey "/tmp/tried.$suffix"
    test -s "/tmp/tried.$suffix"
done
Xvfb :97 -screen 0 1280x800x24 -nolisten tcp -noreset >/dev/null 2>&1 &
server=$!
sleep 1
DISPLAY=:97 /opt/journeyboard/journeyboard-editor /tmp/tried.journey &
editor=$!
for _try in $(seq 1 60); do
    if DISPLAY=:97 xdotool search --onlyvisible --name '^tried' >/dev/null 2>&1; then
        echo "The window is shown."
        shown=yes
        break
    fi
    sleep 0.5
done
kill "$editor" "$server"
[ "${shown:-}" = yes ]
INNER
chroot "$bare" /bin/sh /tmp/try.sh
