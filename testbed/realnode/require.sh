#!/usr/bin/env bash
# Names what a real node needs and this machine has not.
set -euo pipefail

missing=0
miss() {
  echo "$1" >&2
  missing=1
}

[[ $EUID == 0 ]] || miss 'A real kubelet needs root: run it as root.'
[[ -d /sys/fs/cgroup/cpuset ]] || miss 'It needs control groups of version 1 (/sys/fs/cgroup/cpuset): Kubernetes 1.36 is the last with them.'
for command in containerd runc iptables conntrack ip unshare nsenter curl; do
  command -v "$command" >/dev/null || miss "There is no $command here. Debian: apt-get install containerd runc iptables conntrack iproute2 util-linux curl"
done
[[ -x /usr/lib/cni/bridge ]] || miss 'There are no network plugins in /usr/lib/cni. Debian: apt-get install containernetworking-plugins'
if [[ -n ${AISNODE-}${AISINIT-} ]]; then
  for variable in AISNODE AISINIT; do
    [[ -x ${!variable-} ]] || miss "$variable names no program (${!variable-}): build $variable of AIStore without cgo, and give its path."
  done
else
  echo 'AISNODE and AISINIT name no programs of AIStore: simulated nodes take their place.'
fi
exit "$missing"
