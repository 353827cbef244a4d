#!/usr/bin/env bash
# Runs a command on a machine within this one: mounts, network and processes of its own, in which a
# real kubelet can run without a container engine. There is no way out of its network. Everything
# ends with the command, or with this script.
#
# Usage, as root: enter.sh FOLDER COMMAND...   keeps what it needs below FOLDER
set -euo pipefail

readonly GROUP=windlass-node
readonly ADDRESS=198.18.255.1

outside() {
  local folder=$1 child code=0
  mkdir -p "$folder"
  unshare --mount --net --uts --ipc --pid --fork --kill-child --mount-proc "$0" --inside "$@" &
  child=$!
  echo "$child" >"$folder/pid"
  trap 'kill -KILL "$child" 2>/dev/null' TERM INT HUP
  wait "$child" || code=$?
  wait "$child" 2>/dev/null || true
  # The kernel has ended all its processes; only their empty control groups are left.
  find /sys/fs/cgroup/*/"$GROUP" -depth -type d -exec rmdir {} + 2>/dev/null || true
  rm -f "$folder/pid"
  exit "$code"
}

inside() {
  local folder place
  folder=$(realpath "$1")
  shift
  mount --make-rshared /
  hostname real-node
  for place in /var/lib/kubelet /var/log/pods /var/log/containers /run/containerd /var/lib/cni /var/lib/windlass-local; do
    mkdir -p "$folder/private$place" "$place"
    mount --bind "$folder/private$place" "$place"
  done
  control_groups
  network
  echo "nameserver $ADDRESS" >"$folder/resolv.conf"
  mount --bind "$folder/resolv.conf" /etc/resolv.conf
  printf '127.0.0.1 localhost\n%s real-node\n' "$ADDRESS" >"$folder/hosts"
  mount --bind "$folder/hosts" /etc/hosts
  exec "$@"
}

# Each hierarchy of version 1 gets a group of ours. A cpuset can't be used before it is told its CPUs.
control_groups() {
  local controller what
  for controller in /sys/fs/cgroup/*/; do
    mkdir -p "$controller$GROUP"
  done
  for what in cpus mems; do
    cat "/sys/fs/cgroup/cpuset/cpuset.$what" >"/sys/fs/cgroup/cpuset/$GROUP/cpuset.$what"
  done
}

network() {
  ip link set lo up
  ip link add node0 type veth peer name node1
  ip link set node1 up
  ip addr add "$ADDRESS/32" dev node0
  ip link set node0 up
  ip route add default dev node0
  sysctl -qw net.ipv4.ip_forward=1
  sysctl -qw net.bridge.bridge-nf-call-iptables=1 2>/dev/null || true
}

if [[ ${1-} == --inside ]]; then
  shift
  inside "$@"
else
  outside "$@"
fi
