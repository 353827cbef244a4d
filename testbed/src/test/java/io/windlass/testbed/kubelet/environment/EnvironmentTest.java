package io.windlass.testbed.kubelet.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVarSourceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodIP;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EnvironmentTest {

  private final Environment environment = new Environment(pod(), new Source());

  @Test
  void referencesSeeEarlierVariablesOnly() throws ConfigException {
    Container container =
        new ContainerBuilder()
            .addNewEnv()
            .withName("A")
            .withValue("$(B)-$$(B)")
            .endEnv()
            .addNewEnv()
            .withName("B")
            .withValue("b")
            .endEnv()
            .addNewEnv()
            .withName("C")
            .withValue("$(A)+$(B)")
            .endEnv()
            .withCommand("run", "$(C)", "$(UNKNOWN)", "$$(C)")
            .build();
    Map<String, String> variables = environment.of(container);
    assertThat(variables).containsEntry("A", "$(B)-$(B)").containsEntry("C", "$(B)-$(B)+b");
    assertThat(Environment.command(container, variables))
        .containsExactly("run", "$(B)-$(B)+b", "$(UNKNOWN)", "$(C)");
  }

  @Test
  void fieldsOfThePodCanBeNamed() throws ConfigException {
    Container container =
        new ContainerBuilder()
            .addNewEnv()
            .withName("POD")
            .withNewValueFrom()
            .withNewFieldRef("v1", "metadata.name")
            .endValueFrom()
            .endEnv()
            .addNewEnv()
            .withName("IPS")
            .withNewValueFrom()
            .withNewFieldRef("v1", "status.podIPs")
            .endValueFrom()
            .endEnv()
            .addNewEnv()
            .withName("ROLE")
            .withNewValueFrom()
            .withNewFieldRef("v1", "metadata.labels['component']")
            .endValueFrom()
            .endEnv()
            .build();
    assertThat(environment.of(container))
        .containsEntry("POD", "demo-target-0")
        .containsEntry("IPS", "198.18.0.1,198.18.0.2")
        .containsEntry("ROLE", "target");
  }

  @Test
  void keysComeFromConfigMapsAndSecrets() throws ConfigException {
    Container container =
        new ContainerBuilder()
            .addNewEnvFrom()
            .withPrefix("P_")
            .withNewConfigMapRef("conf", false)
            .endEnvFrom()
            .addNewEnv()
            .withName("KEY")
            .withNewValueFrom()
            .withNewSecretKeyRef("SIGNING-KEY", "authn", false)
            .endValueFrom()
            .endEnv()
            .addNewEnv()
            .withName("OPTIONAL")
            .withNewValueFrom()
            .withNewSecretKeyRef("none", "authn", true)
            .endValueFrom()
            .endEnv()
            .build();
    assertThat(environment.of(container))
        .containsExactlyInAnyOrderEntriesOf(Map.of("P_colour", "blue", "KEY", "s3cret"));
  }

  @Test
  void aMissingSecretOrKeyIsSaidAsTheKubeletSaysIt() {
    assertThatThrownBy(() -> environment.of(secretKey("nothere", "k")))
        .isInstanceOf(ConfigException.class)
        .hasMessage("secret \"nothere\" not found");
    assertThatThrownBy(() -> environment.of(secretKey("authn", "k")))
        .hasMessage("couldn't find key k in secret \"authn\"");
  }

  private static Container secretKey(String secret, String key) {
    return new ContainerBuilder()
        .addNewEnv()
        .withName("KEY")
        .withValueFrom(new EnvVarSourceBuilder().withNewSecretKeyRef(key, secret, null).build())
        .endEnv()
        .build();
  }

  private static Pod pod() {
    return new PodBuilder()
        .withNewMetadata()
        .withName("demo-target-0")
        .withNamespace("ais")
        .addToLabels("component", "target")
        .endMetadata()
        .withNewStatus()
        .withPodIPs(new PodIP("198.18.0.1"), new PodIP("198.18.0.2"))
        .endStatus()
        .build();
  }

  private static final class Source implements Environment.ConfigSource {
    @Override
    public Optional<Map<String, String>> configMap(String name) {
      return name.equals("conf") ? Optional.of(Map.of("colour", "blue")) : Optional.empty();
    }

    @Override
    public Optional<Map<String, String>> secret(String name) {
      return name.equals("authn") ? Optional.of(Map.of("SIGNING-KEY", "s3cret")) : Optional.empty();
    }
  }
}
