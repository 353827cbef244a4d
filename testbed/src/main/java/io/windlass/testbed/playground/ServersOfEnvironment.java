package io.windlass.testbed.playground;

import java.util.Map;
import java.util.Optional;

/** Which cluster and which Temporal server worker and starter find in an environment. */
final class ServersOfEnvironment {

  private ServersOfEnvironment() {}

  /**
   * Two lines for a person, before anything is tried.
   *
   * @param environment variables of the process, as worker and starter inherit them
   */
  static String describe(Map<String, String> environment) {
    return """
        Kubernetes  %s
        Temporal    %s"""
        .formatted(
            set(environment, "KUBECONFIG")
                .orElse("KUBECONFIG is not set: ~/.kube/config, or the service account of a pod"),
            set(environment, "TEMPORAL_ADDRESS")
                .or(() -> set(environment, "TEMPORAL_PROFILE"))
                .orElse("TEMPORAL_ADDRESS is not set: the default profile, or 127.0.0.1:7233"));
  }

  private static Optional<String> set(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name))
        .filter(value -> !value.isEmpty())
        .map(value -> name + "=" + value);
  }
}
