# Prepares a host for a take-over, moves its objects, or moves them back. Done twice, it is done once.
# MODE: identify, move or back. DISKS: numbers of the disks, each mounted below /disks. INSIDE: the new
# directory below a disk. BUCKETS: directories of buckets below a disk. ID: that of the target.
set -eu
log="${TERMINATION_LOG:-/dev/termination-log}"
root="${HOST_ROOT:-}/disks"

fail() {
  echo "$1" > "$log"
  exit 1
}

identify() {
  command -v setfattr > /dev/null || fail "the image has no setfattr (package attr)"
  mkdir -p "$1/$INSIDE"
  known="$(getfattr --only-values -n user.ais.daemon_id "$1/$INSIDE" 2> /dev/null || true)"
  [ -z "$known" ] || [ "$known" = "$ID" ] || fail "disk $2 has the id $known, and not $ID"
  setfattr -n user.ais.daemon_id -v "$ID" "$1/$INSIDE" || fail "disk $2 takes no attribute"
}

# An empty directory that the new cluster has made is never renamed over objects.
rename() {
  [ -d "$1" ] || return 0
  [ ! -d "$2" ] || [ -n "$(find "$1" -type f | head -n 1)" ] || return 0
  mkdir -p "${2%/*}"
  mv -T "$1" "$2" || fail "disk $3: something is in the way at $2"
}

count=0
for number in $DISKS; do
  disk="$root/$number"
  [ "$MODE" != identify ] || identify "$disk" "$number"
  for bucket in $BUCKETS; do
    old="$disk/$bucket/%ob"
    new="$disk/$INSIDE/$bucket/%ob"
    case "$MODE" in
      move) rename "$old" "$new" "$number" ;;
      back) rename "$new" "$old" "$number" ;;
    esac
    for objects in "$old" "$new"; do
      [ ! -d "$objects" ] || count=$((count + $(find "$objects" -type f | wc -l)))
    done
  done
done
echo "count=$count" > "$log"
