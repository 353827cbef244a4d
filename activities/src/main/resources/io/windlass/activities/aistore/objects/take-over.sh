# Tries what will be done to a host, prepares it for a take-over, moves its objects, or moves them back. Done twice, it is done once.
# MODE: try, identify, move or back. DISKS: numbers of the disks, each mounted below /disks. INSIDE: the new
# directory below a disk. BUCKETS: directories of buckets below a disk. ID: that of the target.
set -eu
log="${TERMINATION_LOG:-/dev/termination-log}"
root="${HOST_ROOT:-}/disks"

fail() {
  echo "$1" > "$log"
  exit 1
}

needed() {
  for program in setfattr getfattr find mv; do
    command -v "$program" > /dev/null || fail "the image has no $program; give another nodeImage"
  done
}

# On a directory of its own, which nobody looks at, and which goes again: the old cluster runs.
try() {
  trial="$1/.windlass-take-over"
  mkdir -p "$trial/from" || fail "disk $2 can't be written to"
  setfattr -n user.ais.daemon_id -v "$ID" "$trial" || { rm -rf "$trial"; fail "disk $2 takes no attribute"; }
  [ "$(getfattr --only-values -n user.ais.daemon_id "$trial" 2> /dev/null)" = "$ID" ] ||
    { rm -rf "$trial"; fail "disk $2 does not keep an attribute"; }
  mv -T "$trial/from" "$trial/to" || { rm -rf "$trial"; fail "disk $2: mv has no -T"; }
  rm -rf "$trial"
}

identify() {
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

needed
count=0
for number in $DISKS; do
  disk="$root/$number"
  case "$MODE" in
    try) try "$disk" "$number"; continue ;;
    identify) identify "$disk" "$number" ;;
  esac
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
