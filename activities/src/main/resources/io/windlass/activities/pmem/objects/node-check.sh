# Tells of the persistent memory of a node. Needs a shell and nothing else; changes nothing.
# KUBELET: name of the kubelet's directory below /check/kubelet; DRIVER: name of the driver.
host="${HOST_ROOT:-}"
devices="$host/check/sys/bus/nd/devices"
value() {
  found="${2:-0}"
  if [ -r "$1" ] && IFS= read -r line < "$1"; then
    found="$line"
  fi
}
regions=0 size=0 free=0 raw=0 raw_size=0 ours=0 unnamed=0 others=0
for region in "$devices"/region*; do
  value "$region/devtype" nd_pmem && kind="$found"
  value "$region/read_only"
  if [ -d "$region" ] && [ "$found" = 0 ] && [ "$kind" = nd_pmem ]; then
    regions=$((regions + 1))
    value "$region/size" && size=$((size + found))
    value "$region/available_size" && free=$((free + found))
  fi
done
for namespace in "$devices"/namespace*; do
  value "$namespace/size" && bytes="$found"
  value "$namespace/mode" "" && mode="$found"
  value "$namespace/alt_name" "" && name="$found"
  if [ "$bytes" != 0 ]; then
    case "$mode:$name" in
      raw:*) raw=$((raw + 1)) raw_size=$((raw_size + bytes)) ;;
      memory:pmem-csi) ours=$((ours + bytes)) ;;
      memory:*) unnamed=$((unnamed + 1)) others=$((others + bytes)) ;;
      *) others=$((others + bytes)) ;;
    esac
  fi
done
missing=
for module in libnvdimm nd_pmem dm_mod; do
  if [ ! -d "$host/check/sys/module/$module" ]; then
    missing="$missing,$module"
  fi
done
kubelet=no
if [ -d "$host/check/kubelet/$KUBELET/pods" ]; then
  kubelet=yes
fi
left=
if [ -e "$host/check/kubelet/$KUBELET/plugins/$DRIVER/csi.sock" ]; then
  left="$left,socket"
fi
for file in "$host/check/state/$DRIVER"/*; do
  if [ -e "$file" ]; then
    left="${left%,state},state"
  fi
done
{
  echo "regions=$regions size=$size free=$free raw=$raw raw-size=$raw_size"
  echo "ours=$ours unnamed=$unnamed others=$others kubelet=$kubelet"
  echo "missing=${missing#,} left=${left#,}"
} > "${TERMINATION_LOG:-/dev/termination-log}"
