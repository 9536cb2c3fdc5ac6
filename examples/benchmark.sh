#!/usr/bin/env bash
# Judges the agent against its budgets: attach [--pairs N] [--seconds S] [--quick] [--ratio-floor R] [--no-build].
set -euo pipefail
exec "$(dirname "$0")/run-driver.sh" benchmark "$@"
