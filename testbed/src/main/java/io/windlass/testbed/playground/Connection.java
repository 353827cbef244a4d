package io.windlass.testbed.playground;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The two servers that worker and starter talk to, as they find them in their environment.
 *
 * @param kubeconfig empty leaves it to the environment of this process
 * @param temporalAddress {@code host:port}; empty leaves it to the environment of this process
 * @param hosts the file that stands in for DNS; empty where real DNS knows the cluster's names
 */
public record Connection(
    Optional<Path> kubeconfig, Optional<String> temporalAddress, Optional<Path> hosts) {

  /** A cluster and a server of the user's own, named by the usual variables. */
  public static Connection ofEnvironment() {
    return new Connection(Optional.empty(), Optional.empty(), Optional.empty());
  }

  Map<String, String> environment() {
    Map<String, String> variables = new HashMap<>();
    kubeconfig.ifPresent(file -> variables.put("KUBECONFIG", file.toString()));
    temporalAddress.ifPresent(address -> variables.put("TEMPORAL_ADDRESS", address));
    return variables;
  }

  /** Pods come and go within seconds here, so the JVM may remember no name. */
  List<String> systemProperties() {
    return hosts
        .map(
            file ->
                List.of(
                    "-Djdk.net.hosts.file=" + file,
                    "-Dsun.net.inetaddr.ttl=0",
                    "-Dsun.net.inetaddr.negative.ttl=0"))
        .orElse(List.of());
  }
}
