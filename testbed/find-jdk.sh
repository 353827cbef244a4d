#!/usr/bin/env bash
# Prints the home of a JDK 25, or says how to get one. Looks at JAVA_HOME, then where packages put
# JDKs, then at the javac on the PATH.
set -euo pipefail

is_jdk_25() {
  [[ -x "$1/bin/javac" ]] && grep -qs '^JAVA_VERSION="25[."]' "$1/release"
}

candidates=("${JAVA_HOME:-}" /usr/lib/jvm/*25* /opt/*jdk*25* "$HOME"/.sdkman/candidates/java/25*)
if javac=$(command -v javac); then
  candidates+=("$(dirname "$(dirname "$(readlink -f "$javac")")")")
fi
for candidate in "${candidates[@]}"; do
  if [[ -n "$candidate" ]] && is_jdk_25 "$candidate"; then
    printf '%s\n' "$candidate"
    exit 0
  fi
done
cat >&2 <<'MESSAGE'
No JDK 25 found (JAVA_HOME, /usr/lib/jvm/*25*, /opt, the javac on the PATH).
  Debian and Ubuntu with Adoptium's package source:  apt-get install temurin-25-jdk
  newer Debian and Ubuntu:                           apt-get install openjdk-25-jdk-headless
  elsewhere: unpack Eclipse Temurin 25 and set JAVA_HOME to it.
MESSAGE
exit 1
