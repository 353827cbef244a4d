package io.windlass.starter.aistore;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.windlass.starter.resource.RawResource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is news of Kubernetes' nodes, to a resource whose targets are on a and b. */
class FollowedHostsTest {

  private static final String FOLLOWING =
      """
      metadata: {name: demo, namespace: ais}
      spec:
        size: 2
        targetSpec:
          size: -1
          nodeSelector: {disk: ssd}
          tolerations: [{key: own, operator: Exists}]
      status:
        autoscaleStatus: {expectedTargetNodes: [a, b]}
      """;

  private static final Node A = host("a", "disk: ssd", "");
  private static final Node B = host("b", "disk: ssd", "");

  @Test
  void nothingAsLongAsTheStatusListsThem() {
    assertThat(news(A, B)).isEmpty();
    assertThat(news(A, B, host("c", "disk: hdd", ""))).isEmpty();
    assertThat(news(A, host("b", "disk: ssd", "unschedulable: true"))).isEmpty();
    assertThat(news(A, host("b", "disk: ssd", taint("any", "NoExecute")))).isEmpty();
  }

  @Test
  void oneThatTakesPodsIsNews() {
    assertThat(news(A, B, host("c", "disk: ssd", ""))).containsExactly("host-came-target-c");
    assertThat(news(A, B, host("c", "disk: ssd", taint("own", "NoSchedule")))).hasSize(1);
    assertThat(news(A, B, host("c", "disk: ssd", taint("any", "PreferNoSchedule")))).hasSize(1);
    assertThat(news(A, B, host("c", "disk: ssd", taint("any", "NoSchedule")))).isEmpty();
    assertThat(news(A, B, host("c", "disk: ssd", "unschedulable: true"))).isEmpty();
  }

  @Test
  void oneThatIsGoneOrHasLostTheLabelsIsNews() {
    assertThat(news(A)).containsExactly("host-went-target-b");
    assertThat(news(A, host("b", "disk: hdd", ""))).containsExactly("host-went-target-b");
  }

  @Test
  void aFixedSizeHasNoNews() {
    RawResource fixed = read(FOLLOWING.replace("size: -1", "size: 3"));
    assertThat(new FollowedHosts(fixed).any()).isFalse();
    assertThat(new FollowedHosts(fixed).news(List.of(A))).isEmpty();
    assertThat(new FollowedHosts(fixed).targets()).isEqualTo(3);
  }

  @Test
  void theNumberOfTargetsIsTold() {
    assertThat(new FollowedHosts(read(FOLLOWING)).any()).isTrue();
    assertThat(new FollowedHosts(read(FOLLOWING)).targets()).isEqualTo(2);
    assertThat(new FollowedHosts(read(FOLLOWING.replace("[a, b]", "[a, b], targets: 3"))).targets())
        .isEqualTo(3);
  }

  private static Set<String> news(Node... hosts) {
    return new FollowedHosts(read(FOLLOWING)).news(List.of(hosts));
  }

  private static RawResource read(String yaml) {
    return new RawResource(Serialization.unmarshal(yaml, GenericKubernetesResource.class));
  }

  private static String taint(String key, String effect) {
    return "taints: [{key: %s, effect: %s}]".formatted(key, effect);
  }

  private static Node host(String name, String label, String spec) {
    return Serialization.unmarshal(
        "metadata: {name: %s, labels: {%s}}\nspec: {%s}".formatted(name, label, spec), Node.class);
  }
}
