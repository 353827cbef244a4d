# Tells how the host is set, as a pod on it sees it. Needs a shell and nothing else; changes nothing.
# SETTINGS: files below /proc/sys. What is mounted below /check is told with its device and file system.
{
  for setting in $SETTINGS; do
    file="${HOST_ROOT:-}/proc/sys/$setting"
    if [ -r "$file" ] && IFS= read -r value < "$file"; then
      echo "$setting=$value"
    fi
  done
  echo "nofile=$(ulimit -Hn)"
  while read -r line; do
    case "$line" in
      *" /check/"*)
        set -- $line
        device="$3" point="$5"
        while [ $# -gt 2 ] && [ "$1" != - ]; do
          shift
        done
        echo "mount=$point $device $2"
        ;;
    esac
  done < "${HOST_ROOT:-}/proc/self/mountinfo"
} > "${TERMINATION_LOG:-/dev/termination-log}"
