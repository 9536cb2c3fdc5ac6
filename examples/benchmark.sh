#!/usr/bin/env bash
# attach [--only ROW[,ROW]] [--pairs N] [--sets N] [--seconds S] [--quick] [--ratio-floor R] judges the agent against its budgets; engine [--sets N] [--quick] judges the engine by itself, beside its peers; http2 compares clients.
set -euo pipefail
exec "$(dirname "$0")/run-driver.sh" benchmark "$@"
