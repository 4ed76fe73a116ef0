#!/bin/sh
# Make what some tests need from outside Python available where that is possible: root on Debian.
# Elsewhere the tests that need it are reported by name as not run.
set -u

has_postgresql() {
    [ -n "${SUYTON_TEST_POSTGRES_URL:-}" ] || command -v initdb >/dev/null 2>&1 ||
        ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1
}
has_chromium() { command -v chromium >/dev/null 2>&1; }
has_softhsm() { command -v softhsm2-util >/dev/null 2>&1; }
has_pdfsig() { command -v pdfsig >/dev/null 2>&1; }

lacking=""
has_postgresql || lacking="$lacking postgresql"
has_chromium || lacking="$lacking chromium"
has_softhsm || lacking="$lacking softhsm2"
has_pdfsig || lacking="$lacking poppler-utils"
[ -z "$lacking" ] && exit 0

if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null 2>&1; then
    echo "Missing:$lacking. The tests that need these will be listed as not run."
    exit 0
fi

echo "Installing for the tests:$lacking."
export DEBIAN_FRONTEND=noninteractive
# shellcheck disable=SC2086 (each word is a package)
apt-get update -qq >/dev/null && apt-get install -y -qq --no-install-recommends $lacking >/dev/null
