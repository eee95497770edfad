#!/bin/sh
# Installs Debian packages when root or a sudo without password allows it; else prints the command to run, and fails.
set -u

if ! command -v apt-get >/dev/null; then
    echo "Please install what these Debian packages hold: $*" >&2
    exit 1
fi
if [ "$(id -u)" -eq 0 ]; then
    as_root="env"
elif sudo -n true 2>/dev/null; then
    as_root="sudo -n env"
else
    printf 'Some system packages are missing. Please run:\n\n    sudo apt-get update && sudo apt-get install -y --no-install-recommends %s\n\n' "$*" >&2
    exit 1
fi
echo "Installing system packages: $*"
$as_root DEBIAN_FRONTEND=noninteractive apt-get -qq update &&
    $as_root DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "$@" >/dev/null
