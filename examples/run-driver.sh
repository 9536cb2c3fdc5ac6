#!/usr/bin/env bash
# Builds what is older than its sources (--no-build: does not), then runs the example driver with the arguments given.
set -euo pipefail

fail() {
  echo "examples: $1" >&2
  exit 1
}

project="$(cd "$(dirname "$0")/.." && pwd)"
driver="$project/examples/driver/target/example-driver.jar"
stamp="$project/examples/driver/target/examples-built"
jars=(
  "$driver"
  "$project/agent/dist/target/outrider-agent.jar"
  "$project/sidecar/target/outrider-sidecar.jar"
  "$project/examples/mock-provider/target/mock-provider.jar"
  "$project/agent/engine-bench/target/engine-bench.jar"
  "$project/examples/spring-cloud-gateway-mvc/target/spring-cloud-gateway-mvc-exec.jar"
  "$project/examples/spring-cloud-gateway-webflux/target/spring-cloud-gateway-webflux-exec.jar"
)

build=yes
arguments=()
for argument in "$@"; do
  if [[ "$argument" == --no-build ]]; then build=no; else arguments+=("$argument"); fi
done

is_built() {
  local jar
  for jar in "${jars[@]}"; do
    [[ -f "$jar" ]] || return 1
  done
  [[ -f "$stamp" ]] || return 1
  # The jars' own times are fixed for reproducible builds: the stamp says when they were made.
  [[ -z "$(find "$project" \( -name target -o -name .git \) -prune -o -type f \( -path '*/src/*' -o -name pom.xml \) \
    -newer "$stamp" -print -quit)" ]]
}

java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
command -v "$java" > /dev/null || fail "java not found; put a JDK 17 or newer on the PATH or name it in JAVA_HOME"
if [[ "$build" == yes ]] && ! is_built; then
  command -v mvn > /dev/null || fail "mvn not found; install Maven 3.8 or newer, or build elsewhere and add --no-build"
  echo "... building (mvn package; the first time takes minutes)"
  (cd "$project" && mvn -q -B -DskipTests package)
  touch "$stamp"
fi
[[ -f "$driver" ]] || fail "no $driver; run without --no-build once"

driver_pid=
# shellcheck disable=SC2317 # the trap calls it
end_driver() {
  # The driver ends every process that it started before it ends itself.
  if [[ -n "$driver_pid" ]] && kill "$driver_pid" 2> /dev/null; then
    wait "$driver_pid" || true
  fi
}
trap end_driver EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

OUTRIDER_PROJECT="$project" "$java" -jar "$driver" "${arguments[@]}" &
driver_pid=$!
status=0
wait "$driver_pid" || status=$?
driver_pid=
exit "$status"
