#!/usr/bin/env bash
# Makes container images of one file tree, as an archive that containerd imports.
#
# Usage: image.sh ARCHIVE ROOT NAME=ENTRYPOINT...   ENTRYPOINT is empty for an image without one.
# VARIABLES are set in all of them, and each knows its own name as SIMULATED_IMAGE.
set -euo pipefail

archive=$(realpath -m "$1") root=$2
shift 2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

tar -C "$root" --owner=0 --group=0 --sort=name --mtime=@0 -cf "$work/layer.tar" .
layer=$(sha256sum "$work/layer.tar" | cut -d' ' -f1)
variables=$(printf ',"%s"' ${VARIABLES-})
manifest=''
number=0
for image in "$@"; do
  config=config-$((number++)).json
  entrypoint=${image#*=}
  cat >"$work/$config" <<JSON
{"architecture":"amd64","os":"linux",
 "config":{"Entrypoint":[${entrypoint:+\"$entrypoint\"}],"Env":["PATH=/bin","SIMULATED_IMAGE=${image%%=*}"${VARIABLES:+$variables}]},
 "rootfs":{"type":"layers","diff_ids":["sha256:$layer"]}}
JSON
  manifest+="${manifest:+,}{\"Config\":\"$config\",\"RepoTags\":[\"${image%%=*}\"],\"Layers\":[\"layer.tar\"]}"
done
echo "[$manifest]" >"$work/manifest.json"
(cd "$work" && tar -cf "$archive" manifest.json config-*.json layer.tar)
