#!/usr/bin/env bash
# Makes a container image, as an archive that containerd imports, of programs that need nothing else.
#
# Usage: image.sh NAME ARCHIVE ENTRYPOINT PROGRAM...   each PROGRAM ends up in /bin under its own name
set -euo pipefail

name=$1 archive=$(realpath -m "$2") entrypoint=$3
shift 3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

mkdir -p "$work/root/bin" "$work/root/tmp" "$work/root/etc"
chmod 1777 "$work/root/tmp"
for program in "$@"; do
  install -m 755 "${program%%=*}" "$work/root/bin/$(basename "${program##*=}")"
done
tar -C "$work/root" --owner=0 --group=0 --sort=name --mtime=@0 -cf "$work/layer.tar" .
layer=$(sha256sum "$work/layer.tar" | cut -d' ' -f1)
cat >"$work/config.json" <<JSON
{"architecture":"amd64","os":"linux",
 "config":{"Entrypoint":["$entrypoint"],"Env":["PATH=/bin"]},
 "rootfs":{"type":"layers","diff_ids":["sha256:$layer"]}}
JSON
cat >"$work/manifest.json" <<JSON
[{"Config":"config.json","RepoTags":["$name"],"Layers":["layer.tar"]}]
JSON
tar -C "$work" -cf "$archive" manifest.json config.json layer.tar
