#!/usr/bin/env bash
# Brings up, on the machine that enter.sh made: the control plane, a real kubelet with containerd, DNS,
# Temporal, and at last Windlass, which stays in the foreground.
#
# Usage: up.sh FOLDER WINDLASS...   WINDLASS is the command that runs worker and starter
set -euo pipefail

folder=$(realpath "$1")
shift
here=$(dirname "$(realpath "$0")")
bin=$(realpath "$here/../../build/bin")
logs=$folder/logs
java=$("$here/../find-jdk.sh")/bin/java
readonly SIMULATION_HOST=198.18.255.1:7100
mkdir -p "$logs" "$folder/network"
export KUBECONFIG=$folder/kubeconfig TEMPORAL_ADDRESS=127.0.0.1:7233 AISTORE_VERSIONS=${AISTORE_VERSIONS-v5.0 v5.0.1}

fill() {
  sed "s#@FOLDER@#$folder#g" "$here/$1" >"$folder/$2"
}

# Waits half a minute at most.
await() {
  local what=$1 tries
  shift
  for ((tries = 0; tries < 150; tries++)); do
    "$@" >/dev/null 2>&1 && return
    sleep 0.2
  done
  echo "$what does not come up; its log is in $logs" >&2
  exit 1
}

# There is no kube-proxy: from pods the Service of the API server leads to the server itself.
serve_api() {
  local port
  port=$(sed -n 's#.*server: https://127.0.0.1:##p' "$KUBECONFIG")
  sysctl -qw net.ipv4.conf.all.route_localnet=1
  iptables -t nat -A PREROUTING -d 10.96.0.1 -p tcp --dport 443 -j DNAT --to-destination "127.0.0.1:$port"
}

# Usage: import ROOT NAME=ENTRYPOINT...
import() {
  "$here/image.sh" "$folder/images.tar" "$@"
  ctr -a "$folder/containerd.sock" -n k8s.io images import "$folder/images.tar" >/dev/null
}

# An image of one program that needs nothing else.
program() {
  rm -rf "$folder/image"
  mkdir -p "$folder/image/etc" "$folder/image/tmp"
  chmod 1777 "$folder/image/tmp"
  install -D "$3" "$folder/image/bin/$2"
  import "$folder/image" "$1=/bin/$2"
}

real_images() {
  local version
  for version in $AISTORE_VERSIONS; do
    program "docker.io/aistorage/aisnode:$version" aisnode "$AISNODE"
    program "docker.io/aistorage/ais-init:$version" aisinit "$AISINIT"
  done
}

# Simulated nodes of a cluster share the memory of one process; it answers for the pod at 198.18.x.y
# at 198.19.x.y.
simulated_images() {
  local simulated=$here/../../build/simulated version images=(
    docker.io/aistorage/ais-operator-helper:latest=
    docker.io/aistorage/ais-logs:latest=/bin/ais-logs
    docker.io/aistorage/authn:v5.0=/bin/authn)
  for version in $AISTORE_VERSIONS; do
    images+=("docker.io/aistorage/aisnode:$version=/bin/aisnode" "docker.io/aistorage/ais-init:$version=/bin/aisinit")
  done
  ip route add local 198.19.0.0/16 dev lo
  "$java" -cp "$simulated/simulation/classes:$simulated/simulation/lib/*" -XX:+UseSerialGC io.windlass.testbed.realnode.SimulationHost \
    "${SIMULATION_HOST%:*}" "${SIMULATION_HOST#*:}" >"$logs/simulation.log" 2>&1 &
  VARIABLES=SIMULATION_HOST=$SIMULATION_HOST import "$simulated" "${images[@]}"
}

fill containerd.toml containerd.toml
fill kubelet.yaml kubelet.yaml
fill Corefile Corefile
fill pods.conflist network/10-pods.conflist
rm -f "$folder/ready.json"

containerd --config "$folder/containerd.toml" >"$logs/containerd.log" 2>&1 &
"$bin/windlass-controlplane" run --data-dir="$folder/controlplane" --kubeconfig="$KUBECONFIG" \
  --ready-file="$folder/ready.json" --log-dir="$logs" --fresh=true >"$logs/controlplane.log" 2>&1 &
"$bin/temporal" server start-dev --log-level=warn --ip=127.0.0.1 --port=7233 --ui-port=8233 >"$logs/temporal.log" 2>&1 &
await containerd ctr -a "$folder/containerd.sock" version
program testbed.windlass.io/pause:1 pause "$bin/windlass-pause"
if [[ -n ${AISNODE-} ]]; then real_images; else simulated_images; fi
await 'The control plane' test -f "$folder/ready.json"
serve_api
"$bin/kubectl" apply -f "$here/images.yaml" >/dev/null
"$here/volumes.sh" | "$bin/kubectl" apply -f - >/dev/null
"$bin/windlass-dns" -conf "$folder/Corefile" >"$logs/dns.log" 2>&1 &
"$bin/windlass-kubelet" --config="$folder/kubelet.yaml" --kubeconfig="$KUBECONFIG" --root-dir=/var/lib/kubelet \
  --hostname-override=real-node --node-ip=198.18.255.1 --cert-dir="$folder/kubelet" >"$logs/kubelet.log" 2>&1 &
await 'The kubelet' "$bin/kubectl" wait --for=condition=Ready node/real-node --timeout=1s
"$bin/kubectl" apply -f "$here/../../deploy/crds" >/dev/null
echo "A real node is ready. In another shell, as root: testbed/realnode/in.sh $folder build/bin/kubectl get nodes"
exec "$@"
