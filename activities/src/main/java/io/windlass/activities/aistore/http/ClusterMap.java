package io.windlass.activities.aistore.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The cluster map (smap): who belongs to the cluster.
 *
 * @param id the cluster's own id ({@code uuid})
 * @param primary id of the primary proxy
 * @param entries in order of their ids, so that equal maps are equal
 */
public record ClusterMap(String id, String primary, List<Entry> entries) {

  private static final int LEAVING = 8;
  private static final int REBALANCED_OUT = 16;
  private static final int OUT_OF_PLACEMENT = 4 | LEAVING | REBALANCED_OUT;

  /**
   * One node.
   *
   * @param host name on the intra-control network: in Kubernetes the pod's DNS name
   * @param flagged whether flags take it out of placement: 4 maintenance, 8 decommission, 16
   *     maintenance after a rebalance
   * @param leaving whether it is being decommissioned
   * @param rebalancedOut whether AIStore says that the rebalance with which it entered maintenance
   *     has moved its data
   */
  public record Entry(
      String id, String host, boolean flagged, boolean leaving, boolean rebalancedOut) {

    /** Whether this is the node that runs in the given pod. */
    public boolean runsIn(String pod) {
      return host.equals(pod) || host.startsWith(pod + ".");
    }
  }

  static ClusterMap read(JsonNode json) {
    return new ClusterMap(
        json.path("uuid").asText(),
        json.path("proxy_si").path("daemon_id").asText(),
        Stream.concat(entries(json.path("pmap")), entries(json.path("tmap")))
            .sorted(Comparator.comparing(Entry::id))
            .toList());
  }

  private static Stream<Entry> entries(JsonNode nodes) {
    return StreamSupport.stream(nodes.spliterator(), false).map(ClusterMap::entry);
  }

  private static Entry entry(JsonNode node) {
    long flags = node.path("flags").asLong();
    return new Entry(
        node.path("daemon_id").asText(),
        node.path("intra_control_net").path("node_ip_addr").asText(),
        (flags & OUT_OF_PLACEMENT) != 0,
        (flags & LEAVING) != 0,
        (flags & REBALANCED_OUT) != 0);
  }

  /** The node that runs in a pod. */
  public Optional<Entry> of(String pod) {
    return entries.stream().filter(entry -> entry.runsIn(pod)).findFirst();
  }
}
