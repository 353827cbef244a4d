package io.windlass.testbed.realnode;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * The addresses at which the host of simulated nodes answers for pods: one for each, {@code
 * 198.19.x.y} for the pod at {@code 198.18.x.y}. The node routes all of them to itself.
 */
final class Behind {
  private static final byte PODS = 18;
  private static final byte HOST = 19;

  private Behind() {}

  static InetAddress of(InetAddress pod) {
    byte[] address = pod.getAddress();
    if (address.length != 4 || address[1] != PODS) {
      throw new IllegalArgumentException("no address of a pod: " + pod.getHostAddress());
    }
    address[1] = HOST;
    try {
      return InetAddress.getByAddress(address);
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException("four bytes are an address", impossible);
    }
  }
}
