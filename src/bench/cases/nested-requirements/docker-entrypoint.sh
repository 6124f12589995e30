#!/bin/bash
set -euo pipefail

if [[ -n "${SETTINGS_URL:-}" ]]; then
    wget --quiet --output-document=/worker/settings.yml "$SETTINGS_URL"
fi

exec "$@"
