#!/bin/sh
# Writes the hash-locked requirements from pyproject.toml, for every supported Python and system; names no index.
set -eu
cd "$(dirname "$0")/.."
lock() {
    out=$1
    shift
    # Without an index URL the file works with whatever package index the machine is set up for.
    .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-emit-find-links --no-header --no-annotate --upgrade "$@" --output-file "$out"
}
lock requirements.lock pyproject.toml --group build
lock requirements-dev.lock pyproject.toml --group dev
lock requirements-bundle.lock pyproject.toml --group bundle
