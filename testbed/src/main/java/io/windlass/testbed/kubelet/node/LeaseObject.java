package io.windlass.testbed.kubelet.node;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * A node's lease in {@code kube-node-lease}.
 *
 * @param duration how long one renewal holds
 */
record LeaseObject(String node, Duration duration) {

  static final String COLLECTION = "/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases";

  /** Leases have microseconds, exactly six digits. */
  private static final DateTimeFormatter MICROSECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  String path() {
    return COLLECTION + "/" + node;
  }

  ObjectNode renewal(Instant now) {
    ObjectNode patch = JsonNodeFactory.instance.objectNode();
    patch.putObject("spec").put("renewTime", MICROSECONDS.format(now));
    return patch;
  }

  ObjectNode fresh(Instant now) {
    ObjectNode lease = renewal(now);
    lease.put("apiVersion", "coordination.k8s.io/v1").put("kind", "Lease");
    lease.putObject("metadata").put("name", node);
    lease
        .withObject("/spec")
        .put("holderIdentity", node)
        .put("leaseDurationSeconds", duration.toSeconds());
    return lease;
  }
}
