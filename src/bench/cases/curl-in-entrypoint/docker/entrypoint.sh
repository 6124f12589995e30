#!/bin/sh
set -e

if [ -n "$UPSTREAM" ]; then
    until curl --silent --fail "$UPSTREAM/ready" >/dev/null; do
        echo "waiting for $UPSTREAM" >&2
        sleep 1
    done
fi

exec "$@"
