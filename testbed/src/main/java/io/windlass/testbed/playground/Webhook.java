package io.windlass.testbed.playground;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * The starter's webhook on this machine: the configuration of {@code deploy/kubernetes}, with the
 * address of a process in place of a Service, which has no network here.
 *
 * @param port where the usual starter serves it
 */
public record Webhook(int port) {

  private static final YAMLMapper YAML = new YAMLMapper();

  /** What a starter is told of it. */
  public Map<String, String> environment() {
    return Map.of(
        "WINDLASS_WEBHOOK_PORT", Integer.toString(port),
        "WINDLASS_WEBHOOK_HOST", Ports.LOOPBACK,
        "WINDLASS_WEBHOOK_NAMES", Ports.LOOPBACK);
  }

  /** Lets the API server call it from now on; whom to trust, the starter tells. */
  public void install(Tools tools, PlaygroundDirectory directory, Kubectl kubectl) {
    Path file = directory.root().resolve("webhook.yaml");
    PlaygroundDirectory.write(file, configuration(tools.project()));
    kubectl.succeed("apply", "--server-side", "--force-conflicts", "-f", file.toString());
  }

  private String configuration(Path project) {
    Path manifests = project.resolve("deploy/kubernetes/webhook.yaml");
    try (var documents =
        YAML.readerFor(ObjectNode.class).<ObjectNode>readValues(manifests.toFile())) {
      while (documents.hasNext()) {
        ObjectNode document = documents.next();
        if (document.path("kind").asText().equals("ValidatingWebhookConfiguration")) {
          document.path("webhooks").forEach(this::local);
          return YAML.writeValueAsString(document);
        }
      }
      throw new PlaygroundException(manifests + " holds no ValidatingWebhookConfiguration");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private void local(JsonNode webhook) {
    ObjectNode client = (ObjectNode) webhook.path("clientConfig");
    String path = client.path("service").path("path").asText();
    client.remove("service");
    client.put("url", "https://%s:%d%s".formatted(Ports.LOOPBACK, port, path));
  }
}
