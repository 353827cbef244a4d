package io.windlass.workflows.pmem;

import io.windlass.workflows.lifecycle.PodProblem;
import java.time.Duration;
import java.util.Optional;

/**
 * The driver's pod on a node.
 *
 * @param uid tells it from another one of the same node
 * @param revision of its template: the label {@code windlass.io/revision}; empty when it has none
 * @param ready whether Kubernetes calls it ready
 * @param age since it was created
 * @param readyFor since when it has been ready without a break; zero when it is not
 * @param ending whether it is being deleted
 * @param problem why it does not become ready, if that is known
 */
public record DriverPod(
    String name,
    String uid,
    String revision,
    boolean ready,
    Duration age,
    Duration readyFor,
    boolean ending,
    Optional<PodProblem> problem) {}
