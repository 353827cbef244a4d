#!/usr/bin/env bash
# Builds one Go program with visible progress. Usage: build-go.sh MODULE-FOLDER OUTPUT PACKAGE MINUTES
set -euo pipefail

module=$1 output=$(realpath -m "$2") package=$3 minutes=$4
name=$(basename "$output")
cd "$module"
mkdir -p "$(dirname "$output")"

echo "Building $name. The first time takes about $minutes minutes on two cores (it compiles thousands of packages); later only seconds."
began=$SECONDS
echo "  $name: fetching modules ..."
total=$(go list -deps "$package" | wc -l)

# Clients judge the server by this version, and it is said in one place: go.mod.
flags='-s -w'
if kubernetes=$(go list -m -f '{{.Version}}' k8s.io/kubernetes 2>/dev/null); then
  IFS=. read -r major minor _ <<<"${kubernetes#v}"
  base=k8s.io/component-base/version
  flags+=" -X $base.gitVersion=$kubernetes -X $base.gitMajor=$major -X $base.gitMinor=$minor"
  flags+=" -X k8s.io/client-go/pkg/version.gitVersion=$kubernetes"
fi

# -v names each package that is compiled (those in the build cache are not), anything else is an error.
go build -v -buildvcs=false -ldflags "$flags" -o "$output" "$package" 2>&1 | awk -v total="$total" -v name="$name" '
  /^[A-Za-z0-9._~\/-]+$/ { if (++compiled % 100 == 0) { printf "  %s: %d packages compiled, at most %d\n", name, compiled, total; fflush() } next }
  { print; fflush() }'
touch "$output" # make compares times, and an unchanged result keeps its old one
echo "  $name: done after $((SECONDS - began)) s"
