package io.windlass.testbed.aistore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.windlass.testbed.kubelet.ContainerContext;
import io.windlass.testbed.kubelet.ContainerProcess;
import io.windlass.testbed.kubelet.ContainerProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The program {@code authn}: gives tokens to its super-user, whose name and password are in its
 * environment, as is the key that it signs with.
 *
 * <ol>
 *   <li>Where {@code authn.json} is mounted it is read, once: port, HTTPS, and where users are
 *       kept. A file that it can't use ends it at once.
 *   <li>Without one it serves HTTPS where certificates are mounted, and forgets users that are
 *       changed with the process.
 *   <li>It does the work of an OAuth 2.0 service as well, so that one image is enough.
 * </ol>
 */
public final class AuthnProgram implements ContainerProgram {
  private static final int PORT = 52_001;
  private static final int LEAST_PORT = 1_024;
  private static final String CONFIG = "/etc/ais/authn/authn.json";
  private static final String CERTIFICATES = "/var/certs";

  /** For scenarios in which tokens have to end soon: the longest life of one, in seconds. */
  private static final String LONGEST = "TESTBED_LONGEST_TOKEN";

  /** Whom tokens that are to be exchanged must be for. */
  private static final String AUDIENCE = "TESTBED_AUDIENCE";

  @Override
  public ContainerProcess start(ContainerContext context) throws IOException {
    Map<String, String> environment = context.environment();
    Duration longest =
        Duration.ofSeconds(Long.parseLong(environment.getOrDefault(LONGEST, "86400")));
    try {
      JsonNode config = config(context);
      AuthnRequests requests =
          new AuthnRequests(
              users(context, config)
                  .first(
                      environment.getOrDefault("AIS_AUTHN_SU_NAME", "admin"),
                      environment.getOrDefault("AIS_AUTHN_SU_PASS", "admin")),
              environment.getOrDefault("AIS_AUTHN_SECRET_KEY", ""),
              environment.getOrDefault(AUDIENCE, ""),
              longest);
      AuthnProcess process = new AuthnProcess(requests::answer);
      process.listen(context.pod().address(), Set.of(port(config)), tls(context, config));
      return process;
    } catch (ConfigFailure failure) {
      context.log().accept(failure.getMessage());
      return ExitedProcess.with(1);
    }
  }

  /** Its configuration; missing where none is mounted. */
  private static JsonNode config(ContainerContext context) throws IOException, ConfigFailure {
    if (!context.mounts().containsKey(Path.of(CONFIG))) {
      return MissingNode.getInstance();
    }
    JsonNode config = Json.parse(Files.readAllBytes(context.path(CONFIG)));
    int port = port(config);
    if (port < LEAST_PORT) {
      throw new ConfigFailure("invalid net.http.port=%d (expected 1024-65535)".formatted(port));
    }
    return config;
  }

  private static int port(JsonNode config) {
    return config.at("/net/http/port").asInt(PORT);
  }

  private static AuthnUsers users(ContainerContext context, JsonNode config) throws IOException {
    String file = config.at("/auth/db/filepath").asText("");
    return file.isEmpty() ? AuthnUsers.inMemory() : AuthnUsers.in(context.path(file));
  }

  private static Optional<NodeTls> tls(ContainerContext context, JsonNode config)
      throws ConfigFailure {
    JsonNode http = config.at("/net/http");
    if (http.isMissingNode()) {
      return Files.exists(certificates(context).resolve("tls.crt"))
          ? tls(context, CERTIFICATES + "/tls.crt", CERTIFICATES + "/tls.key")
          : Optional.empty();
    }
    return http.path("use_https").asBoolean()
        ? tls(context, http.path("server_crt").asText(), http.path("server_key").asText())
        : Optional.empty();
  }

  private static Path certificates(ContainerContext context) {
    return context.mounts().getOrDefault(Path.of(CERTIFICATES), Path.of("/nowhere"));
  }

  private static Optional<NodeTls> tls(ContainerContext context, String certificate, String key)
      throws ConfigFailure {
    var http =
        Json.object().put("use_https", true).put("server_crt", certificate).put("server_key", key);
    var settings = Json.object();
    settings.putObject("net").set("http", http);
    return NodeTls.of(ClusterConfig.none().merged(settings), context);
  }
}
