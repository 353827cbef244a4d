#!/usr/bin/env bash
# Names every tool of the list that is missing, each with how to get it. Usage: require.sh go mvn ...
set -euo pipefail

missing=0

say() {
  printf 'Missing: %-5s %s\n' "$1" "$2" >&2
  missing=1
}

# Go 1.21 and later fetch the version that go.mod asks for; older ones cannot.
check_go() {
  local version
  if ! command -v go >/dev/null; then
    say go 'Go 1.26 from https://go.dev/doc/install, or apt-get install golang-go where that is 1.21 or newer'
    return
  fi
  version=$(go env GOVERSION)
  version=${version#go1.}
  if ((${version%%[!0-9]*} < 21)); then
    say go "Go 1.26 from https://go.dev/doc/install (this one is 1.$version)"
  fi
}

for tool in "$@"; do
  case $tool in
    go) check_go ;;
    mvn) command -v mvn >/dev/null || say mvn 'Maven 3.8 or newer: apt-get install maven' ;;
    jdk) "$(dirname "$0")/find-jdk.sh" >/dev/null || missing=1 ;;
    *) command -v "$tool" >/dev/null || say "$tool" "apt-get install $tool" ;;
  esac
done
exit $missing
