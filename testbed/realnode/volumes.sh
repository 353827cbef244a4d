#!/usr/bin/env bash
# Prints a storage class and local volumes of the real node, and makes their directories.
set -euo pipefail

cat <<YAML
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: {name: real-local}
provisioner: kubernetes.io/no-provisioner
volumeBindingMode: WaitForFirstConsumer
YAML
for number in {0..39}; do
  mkdir -p "/var/lib/windlass-local/$number"
  cat <<YAML
---
apiVersion: v1
kind: PersistentVolume
metadata: {name: local-$number}
spec:
  capacity: {storage: 1Gi}
  accessModes: [ReadWriteOnce]
  persistentVolumeReclaimPolicy: Retain
  storageClassName: real-local
  local: {path: /var/lib/windlass-local/$number}
  nodeAffinity:
    required:
      nodeSelectorTerms:
        - matchExpressions: [{key: kubernetes.io/hostname, operator: In, values: [real-node]}]
YAML
done
