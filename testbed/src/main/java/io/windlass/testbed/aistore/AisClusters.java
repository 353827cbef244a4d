package io.windlass.testbed.aistore;

import java.util.Map;
import java.util.TreeMap;

/** The clusters of this JVM, each known by the discovery URL in its nodes' configuration. */
final class AisClusters {
  private final AisTimings timings;
  private final AisFaults faults;
  private final Map<String, AisCluster> clusters = new TreeMap<>();
  private final Map<String, ActionJournal> journals = new TreeMap<>();
  private final Map<String, Integer> processes = new TreeMap<>();

  AisClusters(AisTimings timings, AisFaults faults) {
    this.timings = timings;
    this.faults = faults;
  }

  /** The cluster that a process belongs to from now until it calls {@link #leave}. */
  synchronized AisCluster enter(String discoveryUrl, String namespace) {
    processes.merge(discoveryUrl, 1, Integer::sum);
    return clusters.computeIfAbsent(
        discoveryUrl,
        url -> new AisCluster(timings, faults.namespace(namespace), journal(namespace)));
  }

  /** What the clusters of a namespace did. */
  synchronized ActionJournal journal(String namespace) {
    return journals.computeIfAbsent(namespace, key -> new ActionJournal());
  }

  /** With its last process a cluster is forgotten; only its volumes remember. */
  synchronized void leave(String discoveryUrl) {
    if (processes.merge(discoveryUrl, -1, Integer::sum) == 0) {
      processes.remove(discoveryUrl);
      clusters.remove(discoveryUrl);
    }
  }
}
