package io.windlass.testbed.aistore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * The host names of a node, from its pod's environment.
 *
 * <ol>
 *   <li>Control and data traffic goes to the pod's name under its headless service.
 *   <li>The public name is that of the pod in mode {@code Pod}, otherwise {@code
 *       AIS_PUBLIC_HOSTNAME}; where that is not given, the node finds its own address.
 *   <li>A target on its node's network finds its own address for clients and for data too, unless
 *       the mode is another than {@code IP}.
 *   <li>A target with a load balancer is called by the IP address of that, whatever the mode. One
 *       that has no such address but a name leaves the target to find its own.
 *   <li>The host name map, when there is one, replaces the public name.
 * </ol>
 *
 * @param publicName empty for the node's own address
 * @param dataName empty for the node's own address
 */
record HostNames(String publicName, String controlName, String dataName) {
  private static final String BY_ADDRESS = "IP";

  /** Where the address of a load balancer comes from. */
  @FunctionalInterface
  interface Balancers {
    /**
     * @return empty where the load balancer has a name alone
     * @throws ConfigFailure when there is none, or it has no address yet
     */
    String addressOf(String service) throws ConfigFailure;
  }

  /**
   * @param replacements from a public name to what clients call it
   * @throws ConfigFailure when the environment lacks what a name is made of, or the load balancer
   *     that it asks for has no address
   */
  static HostNames of(
      NodeRole role, Map<String, String> environment, JsonNode replacements, Balancers balancers)
      throws ConfigFailure {
    String pod = pod(environment);
    String mode = environment.getOrDefault("AIS_PUBLIC_DNS_MODE", BY_ADDRESS);
    String advertised = environment.getOrDefault("AIS_PUBLIC_HOSTNAME", "").strip();
    String publicName = mode.equals("Pod") ? pod : advertised;
    String dataName = pod;
    if (role == NodeRole.TARGET) {
      if (asks(environment, "HOST_NETWORK") && mode.equals(BY_ADDRESS)) {
        publicName = "";
        dataName = "";
      }
      if (asks(environment, "ENABLE_EXTERNAL_ACCESS")) {
        publicName = balancers.addressOf(required(environment, "MY_POD"));
      }
    }
    String replaced = replacements.path(publicName).asText("").strip();
    return new HostNames(replaced.isEmpty() ? publicName : replaced, pod, dataName);
  }

  /** Writes the names into a local configuration, over whatever stands there. */
  void into(ObjectNode localConfig) {
    localConfig
        .withObject("/host_net")
        .put("hostname", publicName)
        .put("hostname_intra_control", controlName)
        .put("hostname_intra_data", dataName);
  }

  private static String pod(Map<String, String> environment) throws ConfigFailure {
    return String.join(
        ".",
        required(environment, "MY_POD"),
        required(environment, "MY_SERVICE"),
        required(environment, "K8S_NS"),
        "svc",
        environment.getOrDefault("AIS_K8S_CLUSTER_DOMAIN", "cluster.local"));
  }

  private static boolean asks(Map<String, String> environment, String name) throws ConfigFailure {
    String value = environment.getOrDefault(name, "false");
    if (!value.equals("true") && !value.equals("false")) {
      throw new ConfigFailure("environment variable " + name + " is no boolean: " + value);
    }
    return value.equals("true");
  }

  private static String required(Map<String, String> environment, String name)
      throws ConfigFailure {
    String value = environment.getOrDefault(name, "");
    if (value.isBlank()) {
      throw new ConfigFailure("environment variable " + name + " is not set");
    }
    return value;
  }
}
