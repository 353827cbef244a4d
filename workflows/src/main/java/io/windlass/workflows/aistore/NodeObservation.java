package io.windlass.workflows.aistore;

import io.windlass.workflows.lifecycle.PodProblem;
import io.windlass.workflows.lifecycle.Reason;
import java.time.Duration;
import java.util.Optional;

/**
 * One AIS node as Kubernetes and the cluster map show it at the same time.
 *
 * @param name of its pod, for example {@code demo-target-1}
 * @param pod empty when there is no pod
 * @param member empty when the cluster map does not list it, or can't be read
 * @param uncreated why there is no pod, where Kubernetes says so
 */
public record NodeObservation(
    String name,
    int ordinal,
    Optional<Pod> pod,
    Optional<Member> member,
    Optional<PodProblem> uncreated) {

  /**
   * The pod of a node.
   *
   * @param current whether it has the template that the StatefulSet would create now
   * @param running whether its main container runs
   * @param servingFor how long it has been ready; zero when it is not
   * @param settled whether a verified rebalance has finished since it joined (targets)
   * @param ending whether it was deleted and has not ended yet
   * @param problem why it is not ready or does not end, where the cluster says so
   * @param departure how far it has come on its way out of the cluster (targets)
   */
  public record Pod(
      String uid,
      boolean current,
      boolean running,
      boolean ready,
      Duration servingFor,
      boolean settled,
      boolean ending,
      Optional<PodProblem> problem,
      Departure departure) {

    private Pod holdingNothing() {
      return new Pod(
          uid,
          current,
          running,
          ready,
          servingFor,
          settled,
          ending,
          problem,
          Departure.HOLDS_NOTHING);
    }
  }

  /**
   * What is recorded of a target's way out of the cluster, for the pod that it went with. AIStore
   * deletes the configuration of a node that leaves, so that only a new pod brings it back.
   */
  public enum Departure {
    /** Nobody told it to leave. */
    NONE,
    /** It was told, or is about to be. What became of its data is not known. */
    ASKED,
    /** It is out, and a rebalance that was verified has moved its data. */
    MOVED,
    /**
     * It is in maintenance, and a rebalance that was verified has moved its data; so it is with a
     * pod that never was on a host and follows such a one.
     */
    EMPTIED,
    /** It never had a volume, so that it can't hold an object. */
    HOLDS_NOTHING
  }

  /**
   * A line of the cluster map.
   *
   * @param flagged whether it is in maintenance or being decommissioned (flags 4, 8, 16)
   * @param leaving whether it is being decommissioned (flag 8)
   */
  public record Member(String id, boolean primary, boolean flagged, boolean leaving) {}

  /** Whether Kubernetes holds its pod ready. */
  public boolean ready() {
    return pod.filter(Pod::ready).isPresent();
  }

  /** Whether its main container runs. */
  public boolean running() {
    return pod.filter(Pod::running).isPresent();
  }

  /** Whether it has a pod of the template that the StatefulSet would create now. */
  public boolean current() {
    return pod.filter(Pod::current).isPresent();
  }

  /** Ready, in the map, without a flag: it does its work. */
  public boolean serving() {
    return ready() && member.filter(present -> !present.flagged()).isPresent();
  }

  /** In the map, but taken out of placement. */
  public boolean flagged() {
    return member.filter(Member::flagged).isPresent();
  }

  /** In the map, and told to leave it. */
  public boolean leaving() {
    return member.filter(Member::leaving).isPresent();
  }

  /** In maintenance although its process runs: it does not come back by itself. */
  public boolean leftInMaintenance() {
    return running() && flagged() && !leaving();
  }

  /** It is no member, and nothing would be lost with its pod. */
  public boolean gone() {
    return moved() || member.isEmpty() && departure() == Departure.HOLDS_NOTHING;
  }

  private boolean moved() {
    return member.isEmpty() && departure() == Departure.MOVED;
  }

  /** In maintenance, and its data was moved for that: nothing was written to it since. */
  public boolean emptied() {
    return departure() == Departure.EMPTIED && flagged();
  }

  /** Whether it waits for a host that a person has drained: nothing is amiss with it. */
  public boolean drained() {
    return lastingProblem().filter(problem -> problem.reason() == Reason.DRAINED).isPresent();
  }

  /** The same node, known to hold nothing. */
  public NodeObservation holdingNothing() {
    return new NodeObservation(name, ordinal, pod.map(Pod::holdingNothing), member, uncreated);
  }

  /** Whether it was told to leave, with this pod. */
  public boolean told() {
    return departure() == Departure.ASKED || departure() == Departure.MOVED;
  }

  /** How far it has come on its way out of the cluster. */
  public Departure departure() {
    return pod.map(Pod::departure).orElse(Departure.NONE);
  }

  /** Whether it is the primary proxy. */
  public boolean primary() {
    return member.filter(Member::primary).isPresent();
  }

  /** Serves, but joined after the last verified rebalance: objects may not be where it looks. */
  public boolean unsettled() {
    return serving() && pod.filter(Pod::settled).isEmpty();
  }

  /** Whether its pod does not end, or can't be created: a rollout does not help it. */
  public boolean helpless() {
    return pod.filter(present -> !present.ending()).isEmpty() && lastingProblem().isPresent();
  }

  /**
   * Why there is no sense in waiting any longer for it to become ready. That the container of a
   * node that left ends again and again is no problem but what has to be expected.
   */
  public Optional<PodProblem> lastingProblem() {
    return ready() || moved()
        ? Optional.empty()
        : pod.map(Pod::problem).orElse(uncreated).filter(PodProblem::lasting);
  }
}
