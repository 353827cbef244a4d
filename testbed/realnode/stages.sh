# Waits for what a resource says of itself, and tells how long that took. For scripts that set resource.

kubectl=$(dirname "${BASH_SOURCE[0]}")/../../build/bin/kubectl

get() {
  "$kubectl" get "$resource" -o jsonpath="$1" 2>/dev/null
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
  ! "$kubectl" get "$resource" >/dev/null 2>&1
}

# Usage: stage NAME CONDITION...   waits for it, and says how long that took
stage() {
  local name=$1 began=$EPOCHREALTIME message
  shift
  while ! "$@"; do
    if message=$(stalled) || ((${EPOCHREALTIME%.*} - ${began%.*} > 1800)); then
      echo "$name: ${message:-takes longer than half an hour}" >&2
      exit 1
    fi
    sleep 0.2
  done
  awk -v name="$name" -v began="$began" -v ended="$EPOCHREALTIME" \
    'BEGIN { printf "%-40s %6.1f s", name, ended - began }'
}
