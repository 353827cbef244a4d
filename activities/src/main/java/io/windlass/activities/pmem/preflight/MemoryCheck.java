package io.windlass.activities.pmem.preflight;

import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.pmem.NodeFacts;
import io.windlass.workflows.pmem.NodeFinding;
import io.windlass.workflows.pmem.resource.DeviceMode;
import io.windlass.workflows.pmem.resource.DriverSpec;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Judges what a pod saw of a node's memory.
 *
 * <ol>
 *   <li>No region that can be written: there is no persistent memory, or it is not configured.
 *   <li>Nothing free, nothing of the driver, and raw namespaces: a driver would see no memory until
 *       they are converted.
 *   <li>Nothing free, and namespaces of others only: that is told, and not more. In mode lvm they
 *       are the driver's after all when they are in the volume group that it looks for, which no
 *       file below {@code /sys} tells; in mode direct they may be volumes of a driver before.
 *   <li>Less than the share that the spec gives the driver: told, too. It takes what there is.
 *   <li>Modules of the kernel that are not loaded are told.
 * </ol>
 */
record MemoryCheck(DriverSpec spec, NodeFacts facts) {

  private static final int WHOLE = 100;

  List<NodeFinding> findings() {
    return Stream.of(memory(), kubelet(), modules(), leftOver()).flatMap(found -> found).toList();
  }

  private Stream<NodeFinding> memory() {
    if (facts.regions() == 0) {
      return Stream.of(
          NodeFinding.blocking(
              Reason.HARDWARE_MISSING,
              "has no region of persistent memory; configure its modules in App Direct mode, or take the labels of spec.nodeSelector from it"));
    }
    long usable = facts.free() + facts.ours();
    if (usable == 0 && facts.others() == 0 && facts.raw() > 0) {
      return Stream.of(
          NodeFinding.blocking(
              Reason.NAMESPACES_RAW,
              "all of its memory is in %d raw namespaces, of which the driver sees nothing; have them converted, or destroy them when nobody needs what is in them"
                  .formatted(facts.raw())));
    }
    long wanted = share();
    return usable >= wanted
        ? Stream.empty()
        : Stream.of(NodeFinding.advice(Reason.MEMORY_TAKEN, taken(usable, wanted)));
  }

  /** A percent of each region, as the driver reckons; rounding is not worth a word. */
  private long share() {
    long percent = spec.deviceMode() == DeviceMode.LVM ? spec.pmemPercentage() : 1;
    return facts.size() / WHOLE * percent;
  }

  private String taken(long usable, long wanted) {
    return "%d bytes are free or the driver's, and its share is %d (spec.pmemPercentage %d): %d are in raw namespaces, %d in others"
        .formatted(usable, wanted, spec.pmemPercentage(), facts.rawSize(), facts.others());
  }

  private Stream<NodeFinding> kubelet() {
    return facts.word("kubelet").filter("no"::equals).stream()
        .map(
            no ->
                NodeFinding.blocking(
                    Reason.KUBELET_ELSEWHERE,
                    "spec.kubeletDir (%s): no kubelet has its pods there; write the --root-dir of the kubelet"
                        .formatted(spec.kubeletDir())));
  }

  private Stream<NodeFinding> modules() {
    return facts.word("missing").stream()
        .filter(missing -> facts.regions() > 0)
        .map(missing -> Arrays.stream(missing.split(",")).filter(this::needed).toList())
        .filter(missing -> !missing.isEmpty())
        .map(
            missing ->
                NodeFinding.advice(
                    Reason.ADVICE,
                    "modules of its kernel are not loaded, and not seen built in: "
                        + String.join(", ", missing)));
  }

  /** Only volume groups need the device mapper. */
  private boolean needed(String module) {
    return !module.isEmpty() && (spec.deviceMode() == DeviceMode.LVM || !module.equals("dm_mod"));
  }

  private Stream<NodeFinding> leftOver() {
    return facts.word("left").filter(left -> !left.isEmpty()).stream()
        .map(
            left ->
                NodeFinding.advice(
                    Reason.DRIVER_LEFT_OVER,
                    "a driver before this one has left behind: " + left.replace(",", ", ")));
  }
}
