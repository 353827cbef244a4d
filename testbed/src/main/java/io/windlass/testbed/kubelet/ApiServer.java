package io.windlass.testbed.kubelet;

import java.net.URI;
import java.util.Map;

/** Where pods find the API server, which the kubelet tells each of them. */
final class ApiServer {

  private ApiServer() {}

  static Map<String, String> environment(URI address) {
    return Map.of(
        "KUBERNETES_SERVICE_HOST", address.getHost(),
        "KUBERNETES_SERVICE_PORT", Integer.toString(address.getPort()));
  }
}
