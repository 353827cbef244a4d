package io.windlass.starter.admission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is judged, of what the API server sends, and what it is answered. */
class ReviewerTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final KubernetesClient client =
      new KubernetesClientBuilder().withConfig(Config.empty()).build();
  private final FakeSurroundings surroundings = new FakeSurroundings();
  private final Reviewer reviewer = new Reviewer(client, surroundings);

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void aCreationIsJudged() throws IOException {
    Change change = reviewer.change(request("CREATE", "spec: {nodeImage: ''}", "")).orElseThrow();

    assertThat(change.specChanged()).isTrue();
    assertThat(change.author().name()).isEqualTo("jane");
    assertThat(change.author().groups()).containsExactly("staff");
    assertThat(change.author().extra()).containsKey("scopes");
    assertThat(change.key()).hasToString("AIStore ais/demo");
    JsonNode answer = answer(WebhookPath.RESOURCE, change);
    assertThat(answer.at("/response/allowed").asBoolean()).isFalse();
    assertThat(answer.at("/response/uid").asText()).isEqualTo("u-1");
    assertThat(answer.at("/response/status/code").asInt()).isEqualTo(422);
    assertThat(answer.at("/response/status/message").asText())
        .isEqualTo("spec.nodeImage (absent): name an image");
  }

  @Test
  void warningsAreToldBesideTheAnswer() throws IOException {
    Change change =
        reviewer.change(request("CREATE", "spec: {clusterDomain: a}", "")).orElseThrow();

    JsonNode answer = answer(WebhookPath.RESOURCE, change);
    assertThat(answer.at("/response/allowed").asBoolean()).isTrue();
    assertThat(answer.at("/response/status").isMissingNode()).isTrue();
    assertThat(answer.at("/response/warnings/0").asText()).contains("spec.clusterDomain (set)");
  }

  @Test
  void whoMayNotIsForbidden() throws IOException {
    surroundings.forbidden.add("get secrets ais/login");
    String login = "spec: {auth: {usernamePassword: {secretName: login}}}";
    Change change = reviewer.change(request("UPDATE", login, "{}")).orElseThrow();

    JsonNode answer = answer(WebhookPath.RIGHTS, change);
    assertThat(answer.at("/response/status/code").asInt()).isEqualTo(403);
    assertThat(answer.at("/response/status/reason").asText()).isEqualTo("Forbidden");
  }

  @Test
  void anUpdateThatLeavesTheSpecAloneIsKnown() throws IOException {
    Change change =
        reviewer.change(request("UPDATE", "metadata: {annotations: {a: b}}", "{}")).orElseThrow();

    assertThat(change.specChanged()).isFalse();
  }

  @Test
  void neitherDeletionsNorWhatIsBeingDeletedIsJudged() throws IOException {
    assertThat(reviewer.change(request("DELETE", "{}", "{}"))).isEmpty();
    assertThat(
            reviewer.change(
                request(
                    "UPDATE",
                    "{metadata: {deletionTimestamp: '2026-11-21T12:00:00Z'}, spec: {nodeImage: ''}}",
                    "{}")))
        .isEmpty();
  }

  private JsonNode answer(WebhookPath path, Change change) {
    return JSON.valueToTree(reviewer.review(path, change).review("u-1"));
  }

  private static JsonNode request(String operation, String after, String before)
      throws IOException {
    String old = before.isEmpty() ? "null" : Changes.json(before);
    return JSON.readTree(
        """
        {"uid": "u-1", "operation": "%s", "object": %s, "oldObject": %s, "userInfo":
         {"username": "jane", "groups": ["staff"], "extra": {"scopes": ["all"]}}}
        """
            .formatted(operation, Changes.json(after), old));
  }
}
