#!/usr/bin/env bash
# Has those pods of Windlass made that the life of a cluster has not: nodes over HTTPS on directories of the
# node, with a container that prints the log; Jobs that look at the node, and clean it up;
# and AuthN. Fails when one does not do its work.
#
# Usage, on the machine that enter.sh made: jobs.sh
set -euo pipefail
export LC_ALL=C

here=$(dirname "$(realpath "$0")")
. "$here/stages.sh"
readonly STATE=/var/lib/windlass-local/state/default/hosts DATA=/var/lib/windlass-local/disk/default/hosts

fail() {
  echo "$1" >&2
  exit 1
}

looked_at() {
  [[ $(get '{.status.conditions[?(@.type=="HostSettings")].message}') == *real-node* ]]
}

# Whether somebody gets a token with the account in the Secret. There is no kube-proxy, so the pod is asked.
logged_in() {
  local address
  address=$("$kubectl" get endpointslices -l kubernetes.io/service-name=tokens -o 'jsonpath={.items[0].endpoints[0].addresses[0]}')
  curl -sf -m 5 -X POST "http://$address:52001/v1/users/keeper" -H 'Content-Type: application/json' \
    -d '{"password":"a password for a machine that ends with the test"}' | grep -q '"token"'
}

mkdir -p "${DATA%/*/*}"
resource=aistore/hosts
sed "s/:v5.0$/:${AISTORE_VERSIONS%% *}/" "$here/hosts.yaml" | "$kubectl" apply -f - >/dev/null
stage 'Windlass has seen it' seen
echo
stage 'deploy 1 + 1 on directories, over HTTPS' rests 'True/*'
echo
stage 'look at the node' looked_at
echo
[[ -n $(find "$STATE" -name .ais.smap) ]] || fail "there is no state below $STATE"
[[ -n $(find "$DATA" -name .ais.vmd) ]] || fail "there is no volume below $DATA"
"$kubectl" logs hosts-target-0 -c ais-logs | grep -q 'joined the cluster' || fail 'the log is not printed'
"$kubectl" delete "$resource" --wait=false >/dev/null
stage 'delete, and clean up the node' gone
echo
[[ ! -e $STATE ]] || fail "$STATE was not cleaned up"

resource=aistoreauth/tokens
"$kubectl" apply -f "$here/authn.yaml" >/dev/null
stage 'Windlass has seen it' seen
echo
stage 'deploy AuthN' rests 'True/*'
echo
stage 'log in' logged_in
echo
"$kubectl" delete "$resource" --wait=false >/dev/null
stage 'delete' gone
echo
