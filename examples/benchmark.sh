#!/usr/bin/env bash
# attach judges the agent against its budgets: [--only ROW[,ROW]] [--pairs N] [--seconds S] [--quick] [--ratio-floor R] [--no-build].
set -euo pipefail
exec "$(dirname "$0")/run-driver.sh" benchmark "$@"
