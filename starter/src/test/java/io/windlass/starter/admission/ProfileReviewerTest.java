package io.windlass.starter.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nobody has Windlass send a password that he may not read, and no profile is of no use. */
class ProfileReviewerTest {

  private static final String GOOD =
      """
      serviceURL: https://authn:52001
      tls: {caConfigMapRef: {namespace: trust, name: ca, key: ca.crt}}
      usernamePassword: {secret: {namespace: ais, name: login}}
      """;

  private final KubernetesClient client =
      new KubernetesClientBuilder().withConfig(Config.empty()).build();
  private final FakeSurroundings surroundings = new FakeSurroundings();
  private final ProfileReviewer reviewer = new ProfileReviewer(client, surroundings);

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void aGoodOneOfWhoMayReadWhatItNamesPasses() {
    assertThat(created(GOOD).remarks()).isEmpty();
    assertThat(surroundings.asked)
        .containsExactly("jane: get secrets ais/login", "jane: get configmaps trust/ca");
  }

  @ParameterizedTest
  @CsvSource({"get secrets ais/login, login", "get configmaps trust/ca, ca"})
  void whoMayNotReadIsForbidden(String forbidden, String name) {
    surroundings.forbidden.add(forbidden);
    assertThat(created(GOOD).remarks())
        .singleElement()
        .isInstanceOf(Remark.Forbidden.class)
        .satisfies(remark -> assertThat(remark.text()).contains("(" + name + "): user jane may"));
  }

  @Test
  void whoSendsThePasswordElsewhereIsAskedAgain() {
    surroundings.forbidden.add("get secrets ais/login");
    String elsewhere = GOOD.replace("authn", "mine");
    assertThat(changed(GOOD, elsewhere).allowed()).isFalse();
    assertThat(changed(GOOD, GOOD).allowed()).as("nothing is changed").isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {serviceURL: "ftp://a", tokenExchange: {}}                        | spec.serviceURL (ftp://a): give a URL
          {serviceURL: "https://a/b", tokenExchange: {}}                    | spec.serviceURL (https://a/b): give scheme, host and port
          {serviceURL: "https://a"}                                         | spec (absent): give exactly one of
          {serviceURL: "https://a", tokenExchange: {endpoint: token}}       | spec.tokenExchange.endpoint (token): give an absolute path
          """)
  void whatCanNotWorkIsRefused(String spec, String words) {
    assertThat(created(spec).remarks())
        .singleElement()
        .isInstanceOf(Remark.Refusal.class)
        .satisfies(remark -> assertThat(remark.text()).startsWith(words));
  }

  @Test
  void whatOthersCouldReadIsWarnedOf() {
    String open =
        "{serviceURL: 'http://a', tls: {insecureSkipVerify: true}, tokenExchange: {endpoint: /t}}";
    assertThat(created(open).remarks())
        .hasSize(2)
        .allSatisfy(remark -> assertThat(remark).isInstanceOf(Remark.Warning.class));
  }

  @Test
  void silenceIsNoPermission() {
    surroundings.silent = true;
    assertThatThrownBy(() -> created(GOOD)).hasMessage("no answer");
  }

  private Answer created(String spec) {
    return reviewer.review(request("CREATE", object(spec), "null"));
  }

  private Answer changed(String before, String after) {
    return reviewer.review(request("UPDATE", object(after), object(before)));
  }

  private static JsonNode request(String operation, String after, String before) {
    try {
      return new ObjectMapper()
          .readTree(
              """
              {"uid": "u-1", "operation": "%s", "object": %s, "oldObject": %s,
               "userInfo": {"username": "jane"}}
              """
                  .formatted(operation, after, before));
    } catch (IOException wrong) {
      throw new UncheckedIOException(wrong);
    }
  }

  private static String object(String spec) {
    try {
      return """
          {"apiVersion": "auth.ais.nvidia.com/v1alpha1", "kind": "AIStoreAuthProfile",
           "metadata": {"name": "keeper"}, "spec": %s}
          """
          .formatted(new YAMLMapper().readTree(spec));
    } catch (IOException wrong) {
      throw new UncheckedIOException(wrong);
    }
  }
}
