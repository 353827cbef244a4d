#!/usr/bin/env bash
# Leads a cluster of real AIStore through its life, the upgrade under a writer, and counts the
# acknowledged objects that can't be read. Fails when there is one, when Windlass stalls, or when a
# stage takes longer than ten minutes.
#
# Usage, on the machine that enter.sh made: life.sh   AISTORE_VERSIONS are the images to begin and to end with
set -euo pipefail
export LC_ALL=C

here=$(dirname "$(realpath "$0")")
kubectl=$here/../../build/bin/kubectl
readonly PROXY=http://demo-proxy.default.svc.cluster.local:51080
read -r first second <<<"$AISTORE_VERSIONS"
acknowledged=$(mktemp)
writing=$(mktemp)
trap 'rm -f "$acknowledged" "$writing"' EXIT
failed=0

get() {
  "$kubectl" get aistore demo -o jsonpath="$1" 2>/dev/null
}

# Whether the resource has come to rest in its present generation, with that status/reason in Ready.
rests() {
  local generation seen status reason progressing
  read -r generation progressing seen status reason < <(get '{.metadata.generation}{range .status.conditions[?(@.type=="Progressing")]} {.status}{end}{range .status.conditions[?(@.type=="Ready")]} {.observedGeneration} {.status} {.reason}{end}')
  [[ $generation/${progressing-} == "${seen-}/False" && "${status-}/${reason-}" == $1 ]]
}

stalled() {
  get '{range .status.conditions[?(@.type=="Stalled")]}{.status}: {.message}{end}' | grep '^True'
}

seen() {
  [[ -n $(get '{.status.conditions}') ]]
}

gone() {
  ! "$kubectl" get aistore demo >/dev/null 2>&1
}

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

# Usage: stage NAME CONDITION...   waits for it, and says how long that took
stage() {
  local name=$1 began=$EPOCHREALTIME message
  shift
  while ! "$@"; do
    if message=$(stalled) || ((${EPOCHREALTIME%.*} - ${began%.*} > 600)); then
      echo "$name: ${message:-takes longer than ten minutes}" >&2
      exit 1
    fi
    sleep 0.2
  done
  awk -v name="$name" -v began="$began" -v ended="$EPOCHREALTIME" \
    'BEGIN { printf "%-30s %6.1f s", name, ended - began }'
}

count() {
  local lost
  lost=$(unreachable)
  echo "   $lost of $(wc -l <"$acknowledged") objects out of reach"
  ((lost == 0)) || failed=1
}

patch() {
  "$kubectl" patch aistore demo --type=merge -p "{\"spec\":$1}" >/dev/null
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

"$kubectl" delete aistore demo --wait=false >/dev/null
stage 'delete' gone
echo
exit "$failed"
