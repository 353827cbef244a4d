package io.windlass.workflows.aistore.autoscale;

import io.windlass.workflows.aistore.ClusterObservation.Objection;
import java.util.List;
import java.util.Optional;

/**
 * What it means for a role that it follows hosts.
 *
 * @param hosts names of those that count, sorted
 * @param wanted how many nodes there are to be
 * @param objection why a node stays that should not, or why there is none; empty if all is well
 */
public record RoleFollowing(List<String> hosts, int wanted, Optional<Objection> objection) {}
