#!/bin/sh
# Make PostgreSQL and a browser available for the tests where that is possible: root on Debian.
# Elsewhere the tests that need them are reported by name as not run.
set -u

has_postgresql() { command -v initdb >/dev/null 2>&1 || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; }
has_chromium() { command -v chromium >/dev/null 2>&1; }

[ -n "${SUYTON_TEST_POSTGRES_URL:-}" ] && has_chromium && exit 0
has_postgresql && has_chromium && exit 0

if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null 2>&1; then
    has_postgresql || echo "PostgreSQL is missing: the tests that need it will be listed as not run."
    has_chromium || echo "Chromium is missing: the tests that need it will be listed as not run."
    exit 0
fi

echo "Installing PostgreSQL and Chromium for the tests."
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq >/dev/null && apt-get install -y -qq --no-install-recommends postgresql chromium >/dev/null
