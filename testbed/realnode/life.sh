#!/usr/bin/env bash
# Leads a cluster through its life, the upgrade under a writer, and counts the
# acknowledged objects that can't be read. Fails when there is one, when Windlass stalls, or when a
# stage takes longer than half an hour.
#
# Usage, on the machine that enter.sh made: life.sh   AISTORE_VERSIONS are the images to begin and to end with
set -euo pipefail
export LC_ALL=C

here=$(dirname "$(realpath "$0")")
resource=aistore/demo
. "$here/stages.sh"
readonly PROXY=http://demo-proxy.default.svc.cluster.local:51080
read -r first second <<<"$AISTORE_VERSIONS"
acknowledged=$(mktemp)
writing=$(mktemp)
trap 'rm -f "$acknowledged" "$writing"' EXIT
failed=0

put() {
  [[ $(curl -sLo /dev/null -m 60 -w '%{http_code}' -X PUT "$PROXY/v1/objects/b1/$1" -d "content of $1") == 200 ]] && echo "$1" >>"$acknowledged"
}

write() {
  local number=0
  while [[ -e $writing ]]; do
    put "$1-$((number++))" || true
  done
}

unreachable() {
  sed "s#.*#url = $PROXY/v1/objects/b1/&\\noutput = /dev/null#" "$acknowledged" |
    curl -sLI -m 60 -w '%{http_code}\n' -K - | grep -vc '^200$' || true
}

count() {
  local lost
  lost=$(unreachable)
  echo "   $lost of $(wc -l <"$acknowledged") objects out of reach"
  ((lost == 0)) || failed=1
}

patch() {
  "$kubectl" patch "$resource" --type=merge -p "{\"spec\":$1}" >/dev/null
}

sed "s/:v5.0$/:$first/" "$here/demo.yaml" | "$kubectl" apply -f - >/dev/null
stage 'Windlass has started' seen
echo
stage 'deploy 3 + 3' rests 'True/*'
echo
curl -sfo /dev/null -X POST -H 'Content-Type: application/json' "$PROXY/v1/buckets/b1" -d '{"action":"create-bck"}'
for number in {1..400}; do
  put "before-$number"
done

patch '{"targetSpec":{"size":5}}'
stage 'scale up 3 -> 5' rests 'True/*'
count

write meanwhile &
patch "{\"nodeImage\":\"aistorage/aisnode:$second\"}"
stage 'upgrade 3 + 5, under a writer' rests 'True/*'
rm "$writing"
wait
count

patch '{"targetSpec":{"size":3}}'
stage 'scale down 5 -> 3' rests 'True/*'
count

patch '{"shutdownCluster":true}'
stage 'shut down' rests 'False/Shutdown'
echo
patch '{"shutdownCluster":false}'
stage 'start again' rests 'True/*'
count

"$kubectl" delete "$resource" --wait=false >/dev/null
stage 'delete' gone
echo
exit "$failed"
