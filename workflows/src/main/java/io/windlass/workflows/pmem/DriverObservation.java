package io.windlass.workflows.pmem;

import io.windlass.workflows.lifecycle.AuthorityChange;
import io.windlass.workflows.lifecycle.PodProblem;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.Request;
import io.windlass.workflows.lifecycle.Requested;
import io.windlass.workflows.pmem.resource.DeviceMode;
import io.windlass.workflows.pmem.resource.DriverLayout;
import io.windlass.workflows.pmem.resource.DriverSpec;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A driver as it stands at one moment: the whole input of every planner. Free of secrets; it never
 * leaves the observing activity.
 *
 * @param foundationApplied whether everything but the pods is as the specification wants it:
 *     CSIDriver, accounts, roles, services, Secrets
 * @param nodes all that have to do with the driver, by name
 */
public record DriverObservation(
    boolean foundationApplied,
    Controller controller,
    List<DriverNode> nodes,
    DriverRevisions revisions,
    DriverVolumes volumes,
    DriverCertificates certificates,
    DriverConversions conversions,
    Policy policy) {

  public DriverObservation {
    nodes = List.copyOf(nodes);
  }

  /**
   * The controller of the driver; up to v0.8 with the registry that nodes report to.
   *
   * @param current whether what runs it has the wanted template
   * @param ready how many pods of that template are ready
   * @param problem why a pod of it does not become ready, if that is known
   */
  public record Controller(
      boolean exists, boolean current, int ready, int desired, Optional<PodProblem> problem) {

    /** Whether it serves as it is wanted. */
    public boolean serving() {
      return exists && current && ready >= desired;
    }

    /**
     * Why only a person can bring it to serve, and what to do; empty when it serves, or may yet.
     */
    public Optional<Objection> failure() {
      return problem
          .filter(found -> !serving())
          .map(
              found ->
                  new Objection(
                      found.reason(),
                      "%s; what is mounted stays usable, but no volume is made: set spec.image to one whose controller starts, for example the one before"
                          .formatted(found.message())));
    }
  }

  /** Why something that is asked for is not done. */
  public record Objection(Reason reason, String message) {}

  /**
   * What can't be changed, as the objects of the driver have it.
   *
   * @param pmemPercentage how much of each region is the driver's
   * @param layout how its objects are divided
   */
  public record Fixed(
      String driverName, DeviceMode deviceMode, int pmemPercentage, DriverLayout layout) {

    /** Of a driver that is to be so. */
    public static Fixed of(DriverSpec spec) {
      return new Fixed(spec.driverName(), spec.deviceMode(), spec.pmemPercentage(), spec.layout());
    }
  }

  /**
   * What the specification and people ask for.
   *
   * @param wanted what the specification says of what can't simply be changed
   * @param applied the same as the DaemonSet has it; empty when there is none
   * @param version the version that build_info is to tell; empty when the image's tag tells none
   * @param requested what people asked for and is not done yet
   * @param orphan whether a person has the deletion go on although there are volumes
   * @param objections what stands in the way of everything: names that are taken, objects of
   *     others, certificates that can't be used
   */
  public record Policy(
      Fixed wanted,
      Optional<Fixed> applied,
      Optional<String> version,
      RolloutSettings rollout,
      Requested requested,
      boolean orphan,
      List<Objection> objections) {

    public Policy {
      objections = List.copyOf(objections);
    }
  }

  /** The nodes that are to have the driver and may. */
  public Stream<DriverNode> wantedNodes() {
    return nodes.stream().filter(DriverNode::wanted);
  }

  /** Whether a person asked for it and it is not done. */
  public boolean requested(Request request) {
    return policy.requested().pending().contains(request);
  }

  /** Whether a person has the authority revoked, and not every driver is without it yet. */
  public boolean revokes() {
    return policy.requested().revokes() && certificates.authority() != AuthorityChange.NONE;
  }

  /** Whether controller and nodes believe each other by certificates, whoever issues them. */
  public boolean certified() {
    return policy.wanted().layout() == DriverLayout.REGISTRY;
  }

  /** The same, where nodes are to be replaced as fast as can be: see {@link RolloutSettings}. */
  public DriverObservation hurried() {
    Policy fast =
        new Policy(
            policy.wanted(),
            policy.applied(),
            policy.version(),
            policy.rollout().hurried(),
            policy.requested(),
            policy.orphan(),
            policy.objections());
    return new DriverObservation(
        foundationApplied, controller, nodes, revisions, volumes, certificates, conversions, fast);
  }

  /** Whether there is a DaemonSet. */
  public boolean deployed() {
    return !revisions.applied().isEmpty();
  }
}
