package io.windlass.testbed.kubelet;

import io.windlass.testbed.dns.ClusterAddress;
import io.windlass.testbed.topology.NodeShape;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Where a pod lives.
 *
 * @param listening the loopback address its containers bind to; the node's own for a host-network
 *     pod
 */
record PodPlace(NodeShape node, String listening) {

  /** As the API knows it. */
  String reported() {
    return ClusterAddress.reported(listening);
  }

  InetAddress address() {
    return literal(listening);
  }

  InetAddress nodeAddress() {
    return literal(node.address());
  }

  private static InetAddress literal(String address) {
    try {
      return InetAddress.getByName(address);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address literal needs no resolver", e);
    }
  }
}
