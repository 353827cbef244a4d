package io.windlass.starter.admission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.micronaut.context.ApplicationContext;
import io.windlass.starter.certificate.WebhookSettings;
import io.windlass.workflows.lifecycle.Skip;
import io.windlass.workflows.lifecycle.Wishes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The manifests say what the starter serves, and never stop a deletion. */
class WebhookManifestTest {

  private static final Path MANIFESTS = Path.of("../deploy/kubernetes");

  private final List<JsonNode> documents = read("webhook.yaml");
  private final JsonNode configuration = documents.getLast();

  @Test
  void itsNamesAreThoseOfTheSettings() {
    try (ApplicationContext context = ApplicationContext.run()) {
      WebhookSettings settings = context.getBean(WebhookSettings.class);
      assertThat(configuration.at("/metadata/name").asText()).isEqualTo(settings.configuration());
      assertThat(documents.getFirst().at("/metadata/name").asText()).isEqualTo(settings.service());
      String rights = read("starter-rbac.yaml").toString();
      assertThat(rights)
          .contains("\"resourceNames\":[\"%s\"]".formatted(settings.configuration()))
          .contains("\"resourceNames\":[\"%s\"]".formatted(settings.secret()));
      assertThat(configuration.findValuesAsText("name")).contains(settings.service());
    }
  }

  @Test
  void eachOfItsPathsIsServed() {
    assertThat(configuration.findValuesAsText("path"))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(WebhookPath.values()).map(WebhookPath::path).toList());
  }

  @Test
  void aDeletionIsNeverAskedAbout() {
    assertThat(configuration.path("webhooks"))
        .allSatisfy(
            webhook -> {
              assertThat(webhook.path("rules")).allSatisfy(WebhookManifestTest::assertHarmless);
              assertThat(webhook.at("/matchConditions/0/expression").asText())
                  .isEqualTo("!has(object.metadata.deletionTimestamp)");
            });
  }

  private static void assertHarmless(JsonNode rule) {
    assertThat(rule.path("operations").toString()).isEqualTo("[\"CREATE\",\"UPDATE\"]");
    assertThat(rule.at("/resources/0").asText())
        .isIn(
            "aistores", "aistoreauthprofiles", "aistoreauths", "deployments", "pmemcsideployments");
    assertThat(rule.path("resources")).hasSize(1);
  }

  @Test
  void onlyRightsFailClosed() {
    assertThat(configuration.path("webhooks").get(0).path("failurePolicy").asText())
        .isEqualTo("Ignore");
    assertThat(configuration.path("webhooks").get(1).path("failurePolicy").asText())
        .isEqualTo("Fail");
    assertThat(configuration.path("webhooks").get(1).at("/clientConfig/service/path").asText())
        .isEqualTo(WebhookPath.RIGHTS.path());
    assertThat(configuration.path("webhooks").get(2).path("failurePolicy").asText())
        .isEqualTo("Fail");
    assertThat(configuration.path("webhooks").get(3).path("failurePolicy").asText())
        .isEqualTo("Fail");
  }

  @Test
  void everyAnnotationThatIsJudgedIsAskedAbout() {
    String condition =
        configuration.path("webhooks").get(0).at("/matchConditions/1/expression").asText();

    assertThat(condition).contains(Wishes.APPROVAL, Skip.ANNOTATION);
  }

  private static List<JsonNode> read(String name) {
    try (var documents =
        new YAMLMapper()
            .readerFor(JsonNode.class)
            .<JsonNode>readValues(MANIFESTS.resolve(name).toFile())) {
      return documents.readAll();
    } catch (IOException wrong) {
      throw new UncheckedIOException(wrong);
    }
  }
}
