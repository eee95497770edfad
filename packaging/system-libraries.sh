#!/bin/sh
# Installs what Qt needs from the system, and with "test" what the tests of the real window need too.
# Installs with apt when root or sudo allows it, else prints the command and goes on. Exit 0: nothing is missing; 3: told.
set -eu

# soname package
libraries="
libEGL.so.1 libegl1
libGL.so.1 libgl1
libdbus-1.so.3 libdbus-1-3
libfontconfig.so.1 libfontconfig1
libglib-2.0.so.0 libglib2.0-0
libgssapi_krb5.so.2 libgssapi-krb5-2
libwayland-client.so.0 libwayland-client0
libwayland-cursor.so.0 libwayland-cursor0
libwayland-egl.so.1 libwayland-egl1
libX11-xcb.so.1 libx11-xcb1
libxcb-cursor.so.0 libxcb-cursor0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-image.so.0 libxcb-image0
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-randr.so.0 libxcb-randr0
libxcb-render-util.so.0 libxcb-render-util0
libxcb-render.so.0 libxcb-render0
libxcb-shape.so.0 libxcb-shape0
libxcb-shm.so.0 libxcb-shm0
libxcb-sync.so.1 libxcb-sync1
libxcb-util.so.1 libxcb-util1
libxcb-xfixes.so.0 libxcb-xfixes0
libxcb-xkb.so.1 libxcb-xkb1
libxkbcommon-x11.so.0 libxkbcommon-x11-0
libxkbcommon.so.0 libxkbcommon0
"

# The Debian packages of all of them, for a system that is made from nothing.
if [ "${1:-}" = list ]; then
    echo "$libraries" | while read -r _soname package; do
        [ -z "$package" ] || echo "$package"
    done
    exit 0
fi

[ "$(uname -s)" = Linux ] || exit 0
# Outside root's search path on Debian for everybody else.
PATH="$PATH:/usr/sbin:/sbin"

missing_packages() {
    known=$(ldconfig -p)
    echo "$libraries" | while read -r soname package; do
        if [ -n "$soname" ]; then
            case "$known" in *"$soname "*) ;; *) echo "$package" ;; esac
        fi
    done
    if [ "$1" = test ]; then
        command -v Xvfb >/dev/null || echo xvfb
        command -v xdotool >/dev/null || echo xdotool
        command -v openbox >/dev/null || echo openbox
        # A screen reader: a message bus, the accessibility bus, and bindings for the system's own Python.
        command -v dbus-daemon >/dev/null || echo dbus
        [ -e /usr/libexec/at-spi-bus-launcher ] || echo at-spi2-core
        /usr/bin/python3 -c "import gi; gi.require_version('Atspi', '2.0')" 2>/dev/null ||
            echo python3-gi gir1.2-atspi-2.0
        command -v xclip >/dev/null || echo xclip
    fi
}

missing=$(missing_packages "${1:-run}" | tr '\n' ' ')
[ -n "$missing" ] || exit 0
"$(dirname "$0")/apt-install.sh" $missing && exit 0
exit 3
