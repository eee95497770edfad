#!/bin/sh
# Makes .venv with the locked packages of the given requirements file, and Journeyboard itself from this checkout.
set -eu
cd "$(dirname "$0")/.."
requirements=$1

is_new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

find_python() {
    for python in ${PYTHON:-python3 python3.13 python3.12 python3.11}; do
        if is_new_enough "$python"; then
            echo "$python"
            return
        fi
    done
    echo "Journeyboard needs Python 3.11 or newer. Name one with: make setup PYTHON=/path/to/python3" >&2
    return 1
}

make_environment() {
    python=$(find_python)
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
        packaging/apt-install.sh "python$version-venv"
    fi
    echo "Making .venv with $("$python" --version)"
    "$python" -m venv --clear .venv
}

if ! { is_new_enough .venv/bin/python && .venv/bin/python -m pip --version >/dev/null 2>&1; }; then
    make_environment
fi
echo "Installing the packages of $requirements"
.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "$requirements"
# The locked packages hold the build tool, so nothing else is fetched.
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
