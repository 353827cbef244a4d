package io.windlass.testbed.playground;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ServersOfEnvironmentTest {

  @Test
  void saysWhatIsSet() {
    Map<String, String> environment =
        Map.of("KUBECONFIG", "/home/me/kubeconfig", "TEMPORAL_ADDRESS", "temporal:7233");
    assertThat(ServersOfEnvironment.describe(environment).lines())
        .containsExactly(
            "Kubernetes  KUBECONFIG=/home/me/kubeconfig",
            "Temporal    TEMPORAL_ADDRESS=temporal:7233");
  }

  @Test
  void aProfileNamesTheServerToo() {
    assertThat(ServersOfEnvironment.describe(Map.of("TEMPORAL_PROFILE", "prod")))
        .contains("TEMPORAL_PROFILE=prod");
  }

  @Test
  void saysWhatIsTakenWhenNothingIsSet() {
    assertThat(ServersOfEnvironment.describe(Map.of("KUBECONFIG", "")))
        .contains("KUBECONFIG is not set: ~/.kube/config")
        .contains("TEMPORAL_ADDRESS is not set: the default profile, or 127.0.0.1:7233");
  }
}
