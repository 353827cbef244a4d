package io.windlass.workflows.pmem;

import java.util.List;
import java.util.Optional;

/**
 * A Kubernetes node that has to do with a driver: it is selected, or owned, or has the driver's
 * pod.
 *
 * @param selected whether the specification selects it
 * @param owner value of the label {@code windlass.io/pmem-driver}: the driver that may run there;
 *     empty when there is none
 * @param owned whether that is this driver
 * @param rival who else wants or has this node, in words: another resource, or a driver that is not
 *     of Windlass; empty when nobody does
 * @param reachable whether Kubernetes calls it ready; what happens on another one is not known
 * @param volumes how many volumes of the driver are in use on it
 * @param findings what was found before it gets the driver, the blocking ones first
 */
public record DriverNode(
    String name,
    boolean selected,
    String owner,
    boolean owned,
    Optional<String> rival,
    boolean reachable,
    Optional<DriverPod> pod,
    DriverHealth health,
    int volumes,
    List<NodeFinding> findings) {

  public DriverNode {
    findings = List.copyOf(findings);
  }

  /** Whether it is to have the driver and nobody stands in the way. */
  public boolean wanted() {
    return selected && rival.isEmpty() && (owned || owner.isEmpty());
  }

  /** What keeps it from getting the driver; empty when nothing does, or it has it. */
  public Optional<NodeFinding> hindrance() {
    return findings.stream().filter(NodeFinding::blocks).filter(found -> !owned).findFirst();
  }

  /** Whether it waits to be claimed. */
  public boolean joins() {
    return wanted() && !owned && hindrance().isEmpty();
  }

  /** Whether it has the driver and is to have it no more. */
  public boolean leaves() {
    return owned && !selected;
  }

  /** Whether its pod is of that revision and stays. */
  public boolean has(String revision) {
    return pod.filter(found -> !found.ending() && found.revision().equals(revision)).isPresent();
  }

  /** Its pod as a step names it; empty when there is none, or it ends already. */
  public Optional<DriverStep.NodePod> podToReplace() {
    return pod.filter(found -> !found.ending())
        .map(found -> new DriverStep.NodePod(name, found.name(), found.uid()));
  }
}
