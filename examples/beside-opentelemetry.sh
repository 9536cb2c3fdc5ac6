#!/usr/bin/env bash
# Compares spans, trace headers and counts of the OpenTelemetry agent alone and beside ours: --json FILE, --no-build.
set -euo pipefail

# 1 is for a difference: what is missing is said with 2.
need() {
  command -v "$1" > /dev/null || {
    echo "examples: $1 not found; $2" >&2
    exit 2
  }
}
need "${JAVA_HOME:+$JAVA_HOME/bin/}java" "put a JDK 17 or newer on the PATH or name it in JAVA_HOME"
if [[ " $* " != *" --no-build "* ]]; then
  need mvn "install Maven 3.8 or newer, or build elsewhere and add --no-build"
elif [[ ! -f "$(dirname "$0")/driver/target/example-driver.jar" ]]; then
  echo "examples: nothing is built; run without --no-build once" >&2
  exit 2
fi

exec "$(dirname "$0")/run-driver.sh" beside-opentelemetry "$@"
