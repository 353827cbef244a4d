#!/usr/bin/env bash
# Leads a cluster through its life, and has all other pods of AIStore made. Those need images that real
# programs of AIStore alone don't make.
#
# Usage, on the machine that enter.sh made: test.sh
set -euo pipefail

here=$(dirname "$(realpath "$0")")
"$here/life.sh"
[[ -n ${AISNODE-} ]] || "$here/jobs.sh"
