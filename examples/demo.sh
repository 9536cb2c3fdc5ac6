#!/usr/bin/env bash
# Shows a gateway that nobody here wrote without and with the agent, side by side: --once, --json FILE, --no-build.
set -euo pipefail
exec "$(dirname "$0")/run-driver.sh" demo "$@"
