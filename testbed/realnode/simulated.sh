#!/usr/bin/env bash
# Makes the file tree of the images of simulated nodes, of what is on this machine: a Java runtime, the
# libraries it needs, a shell, and the testbed's own classes. Needs no container engine and no network.
#
# Usage: simulated.sh ROOT JDK TESTBED   TESTBED is the testbed's target folder, once it was packaged
set -euo pipefail

root=$(realpath -m "$1") jdk=$2 testbed=$3
readonly MODULES=java.base,java.logging,java.management,java.naming,java.net.http,java.xml,jdk.crypto.ec,jdk.httpserver,jdk.unsupported

# Copies programs' libraries to where their programs look for them.
libraries() {
  ldd "$@" | awk '$2 == "=>" && $3 ~ /^\// { print $3 } $1 ~ /^\/lib.*ld-linux/ { print $1 }' | sort -u |
    while read -r library; do
      [[ $library == "$root"/* ]] || install -D "$library" "$root$library"
    done
}

# Usage: program PATH NAME   a command that is one of the simulated programs
program() {
  cat >"$root$1" <<SH
#!/bin/sh
exec /java/bin/java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData -Xmx64m \\
  -Dsun.net.inetaddr.ttl=0 -Dsun.net.inetaddr.negative.ttl=0 \\
  -cp '/simulation/classes:/simulation/lib/*' io.windlass.testbed.realnode.SimulatedContainer $2 "\$@"
SH
  chmod 755 "$root$1"
}

if [[ ! -d $root/java ]]; then
  echo 'Linking a Java runtime for the images of simulated nodes (1 to 2 minutes, once).'
  rm -rf "$root"
  mkdir -p "$root"/{bin,etc,lib64,simulation,tmp}
  chmod 1777 "$root/tmp"
  "$jdk/bin/jlink" --add-modules "$MODULES" --no-header-files --no-man-pages --strip-debug \
    --generate-cds-archive --output "$root/java" >/dev/null
  install -t "$root/bin" /bin/sh /usr/bin/tail
  libraries /bin/sh /usr/bin/tail "$root/java/bin/java" "$root"/java/lib/*.so "$root/java/lib/server/libjvm.so"
  echo 'hosts: files dns' >"$root/etc/nsswitch.conf"
fi
rm -rf "$root/simulation"/*
cp -r "$testbed/classes" "$testbed/lib" "$root/simulation/"
for name in aisnode aisinit authn; do
  program "/bin/$name" "$name"
done
printf '#!/bin/sh\nexec tail -n +1 -F "$1"\n' >"$root/bin/ais-logs"
chmod 755 "$root/bin/ais-logs"
program /cleanup-helper cleanup-helper
