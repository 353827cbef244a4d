#!/usr/bin/env bash
# Runs a command beside another one, which is ended with it, and ends with its result.
#
# Usage: beside.sh COMMAND OTHER...   COMMAND is one word
set -euo pipefail

command=$1
shift
"$@" &
other=$!
code=0
"$command" || code=$?
kill "$other"
wait "$other" || true
exit "$code"
