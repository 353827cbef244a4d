package io.windlass.starter.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nobody has Windlass start a pod that reads for him what he may not read. */
class AuthnReviewerTest {

  private static final YAMLMapper YAML = new YAMLMapper();

  private static final String GOOD =
      """
      adminSecret: {name: admin}
      tls: {secretName: files}
      persistence: {storageClass: fast, size: 1Gi}
      deployment: {container: {image: authn}}
      """;

  private final KubernetesClient client =
      new KubernetesClientBuilder().withConfig(Config.empty()).build();
  private final FakeSurroundings surroundings = new FakeSurroundings();
  private final AuthnReviewer reviewer = new AuthnReviewer(client, surroundings);

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void aGoodOneOfWhoMayReadWhatItNamesPasses() {
    assertThat(created(GOOD).remarks()).isEmpty();
    assertThat(surroundings.asked)
        .containsExactly(
            "storage class fast", "jane: get secrets ais/admin", "jane: get secrets ais/files");
  }

  @Test
  void whoMayNotReadIsForbidden() {
    surroundings.forbidden.add("get secrets ais/admin");
    assertThat(created(GOOD).remarks())
        .singleElement()
        .isInstanceOf(Remark.Forbidden.class)
        .satisfies(
            remark ->
                assertThat(remark.text())
                    .startsWith("spec.adminSecret.name (admin): user jane may not get this"));
  }

  @Test
  void anotherImageWouldReadItToo() {
    surroundings.forbidden.add("get secrets ais/admin");
    assertThat(changed(GOOD, GOOD.replace("image: authn", "image: mine")).allowed()).isFalse();
    assertThat(changed(GOOD, GOOD + "config: {log: {level: 4}}\n").allowed())
        .as("nobody else reads it")
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "storageClass: fast|storageClass: gone|spec.persistence.storageClass (gone): there is no",
        "image: authn|image: ''|spec.deployment.container.image (absent): name the image",
        "secretName: files|certificate: {issuerRef: {name: ca}, mode: file}"
            + "|spec.tls.certificate.mode (unknown): write secret or csi",
      })
  void whatCanNotWorkIsRefused(String before, String after, String words) {
    assertThat(created(GOOD.replace(before, after)).remarks())
        .filteredOn(remark -> remark instanceof Remark.Refusal)
        .singleElement()
        .satisfies(remark -> assertThat(remark.text()).startsWith(words));
  }

  @Test
  void aVolumeDoesNotShrink() {
    assertThat(changed(GOOD, GOOD.replace("1Gi", "512Mi")).remarks())
        .singleElement()
        .satisfies(
            remark ->
                assertThat(remark.text())
                    .startsWith("spec.persistence.size (512Mi): a volume can't shrink from 1Gi"));
    assertThat(changed(GOOD, GOOD.replace("1Gi", "2Gi")).allowed()).isTrue();
  }

  @Test
  void plainHttpIsWarnedOf() {
    assertThat(created(GOOD.replace("tls: {secretName: files}", "")).remarks())
        .singleElement()
        .isInstanceOf(Remark.Warning.class);
  }

  @Test
  void silenceIsNoPermission() {
    surroundings.silent = true;
    assertThatThrownBy(() -> created(GOOD)).hasMessage("no answer");
  }

  private Answer created(String spec) {
    return reviewer.review(request("CREATE", spec));
  }

  private Answer changed(String before, String after) {
    ObjectNode request = request("UPDATE", after);
    request.set("oldObject", object(before));
    return reviewer.review(request);
  }

  private static ObjectNode request(String operation, String spec) {
    ObjectNode request = (ObjectNode) read("{uid: u-1, userInfo: {username: jane}}");
    request.put("operation", operation).set("object", object(spec));
    return request;
  }

  private static JsonNode object(String spec) {
    ObjectNode object =
        (ObjectNode)
            read(
                """
                apiVersion: auth.ais.nvidia.com/v1alpha1
                kind: AIStoreAuth
                metadata: {name: tokens, namespace: ais}
                """);
    object.set("spec", read(spec));
    return object;
  }

  private static JsonNode read(String yaml) {
    try {
      return YAML.readTree(yaml);
    } catch (JsonProcessingException wrong) {
      throw new IllegalArgumentException(wrong);
    }
  }
}
