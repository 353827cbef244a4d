package io.windlass.activities.aistore;

import io.windlass.activities.aistore.preflight.ClusterWanted;
import io.windlass.activities.aistore.preflight.Finding;
import io.windlass.activities.aistore.preflight.Grade;
import io.windlass.activities.aistore.preflight.Preflight;
import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.aistore.ClusterObservation;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.lifecycle.Decision;
import io.windlass.workflows.lifecycle.Decision.Stalled;
import io.windlass.workflows.lifecycle.Operation;
import io.windlass.workflows.lifecycle.Reason;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks around before a cluster gets its first node. After that its pods tell what is in their way,
 * and nobody looks around any more.
 */
record PreflightLook(ClusterAccess access, AIStore aistore) {

  /** Whether the cluster has no node yet, and is to get some. */
  static boolean before(ClusterObservation seen) {
    return !seen.marks().created()
        && !seen.policy().shutDown()
        && !seen.lacksHosts()
        && seen.nodes().findAny().isEmpty();
  }

  /** Whether it would get its first node now. */
  static boolean due(ClusterObservation seen, Decision<AIStoreStep> decided) {
    return before(seen)
        && decided instanceof Decision.Operate<AIStoreStep> operate
        && (operate.operation() == Operation.DEPLOY || operate.operation() == Operation.START_UP);
  }

  /** The findings, the blocking ones first. */
  List<Finding> findings() {
    AIStore sized = access.observer().sized(aistore);
    ClusterWanted cluster = KubernetesSurroundings.wanted(access.desired(), sized);
    return Preflight.of(
        cluster, new KubernetesSurroundings(access.kubernetes(), access.desired(), sized));
  }

  /** The same, with what an earlier check of the hosts has found. */
  List<Finding> withHostSettings() {
    Stream<Finding> settings =
        aistore
            .getStatus()
            .condition(ConditionTypes.HOST_SETTINGS)
            .filter(told -> "False".equals(told.getStatus()))
            .map(told -> new Finding(Grade.ADVICE, Reason.ADVICE, told.getMessage()))
            .stream();
    return Stream.concat(findings().stream(), settings).toList();
  }

  /** Why nothing is begun; empty when something can be. */
  static Optional<Stalled<AIStoreStep>> refusal(List<Finding> findings) {
    List<Finding> blocking = findings.stream().filter(Finding::blocks).toList();
    return blocking.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Stalled<>(
                blocking.getFirst().reason(),
                blocking.stream().map(Finding::message).collect(Collectors.joining("; "))));
  }
}
