#!/usr/bin/env bash
# Runs a command on the machine that enter.sh made, with kubectl's and temporal's settings.
#
# Usage, as root: in.sh FOLDER COMMAND...
set -euo pipefail

folder=$(realpath "$1")
shift
[[ -f $folder/pid ]] || { echo "No real node runs in $folder. Start it: make real-node" >&2; exit 1; }
outer=$(<"$folder/pid")
inner=$(<"/proc/$outer/task/$outer/children")
export KUBECONFIG=$folder/kubeconfig TEMPORAL_ADDRESS=127.0.0.1:7233
exec nsenter --target "${inner%% *}" --mount --net --pid --wd="$PWD" "$@"
