#!/bin/sh
# Installs the programs that prove the exports (make test-exports): with apt when root or sudo allows it, else the command
# is printed and goes on; what is missing then, the tests say. Mermaid comes from npm into build/programs.
set -eu
cd "$(dirname "$0")/.."

missing=""
need() { # command package...
    command -v "$1" >/dev/null || missing="$missing $2"
}
need soffice "libreoffice-calc libreoffice-impress"
need inkscape inkscape
need chromium chromium
need pdftotext poppler-utils
need npm npm
[ -z "$missing" ] || packaging/apt-install.sh $missing || true

mermaid=build/programs/node_modules/mermaid/dist/mermaid.min.js
if [ ! -f "$mermaid" ] && command -v npm >/dev/null; then
    npm install --silent --no-audit --no-fund --ignore-scripts --prefix build/programs mermaid@11 ||
        echo "Mermaid could not be fetched from npm." >&2
fi
