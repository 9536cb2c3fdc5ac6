#!/usr/bin/env bash
# Builds the agent's jar and runs the end-to-end tests that are named (class or class#method): status 0 when they pass.
set -euo pipefail
cd "$(dirname "$0")/../.."
[ $# -gt 0 ] || { echo "usage: docs/evidence/check.sh NAME[#method][,NAME...] [maven options]" >&2; exit 2; }
tests=$1
shift
mvn -B -ntp verify -Pslow -pl agent/dist -am -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false \
  -Dfailsafe.failIfNoSpecifiedTests=false -Dit.test="$tests" "$@" |
  grep -E 'Tests run:|left out|differential:|ERROR|BUILD'
