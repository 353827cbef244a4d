package io.windlass.plugin.temporal;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a Temporal server and its workers stand.
 *
 * @param problem why it does not answer; empty if it does
 * @param version of the server
 * @param namespaceProblem why the namespace can't be used; empty if it can
 * @param searchAttributes that are registered
 * @param pollers who asks for work, by task queue
 */
public record ServerState(
    String address,
    String namespace,
    String problem,
    String version,
    String namespaceProblem,
    Set<String> searchAttributes,
    Map<String, List<Poller>> pollers) {

  /**
   * A worker that asks a task queue for work.
   *
   * @param identity process and host
   * @param version of the worker, if it says one
   */
  public record Poller(String identity, String version) {}

  /** A server that does not answer. */
  public static ServerState unreachable(String address, String namespace, String problem) {
    return new ServerState(address, namespace, problem, "", "", Set.of(), Map.of());
  }
}
