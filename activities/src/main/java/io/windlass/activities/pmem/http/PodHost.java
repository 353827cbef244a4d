package io.windlass.activities.pmem.http;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * By what a pod is called: the name that the cluster's DNS has for each, or its address where the
 * DNS has none.
 */
final class PodHost {

  private PodHost() {}

  /**
   * As it stands in a URI.
   *
   * @param address of the pod, an IP address
   * @param clusterDomain DNS domain of the cluster
   */
  static String of(String namespace, String address, String clusterDomain) {
    String name =
        "%s.%s.pod.%s"
            .formatted(address.replace('.', '-').replace(':', '-'), namespace, clusterDomain);
    try {
      InetAddress.getByName(name);
      return name;
    } catch (UnknownHostException unserved) {
      return address.contains(":") ? "[%s]".formatted(address) : address;
    }
  }
}
