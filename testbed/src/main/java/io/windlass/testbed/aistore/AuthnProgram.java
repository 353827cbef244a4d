package io.windlass.testbed.aistore;

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
 * environment, as is the key that it signs with. Where certificates are mounted it serves HTTPS.
 *
 * <p>It does the work of an OAuth 2.0 service as well, so that one image is enough. Users that are
 * changed are forgotten with the process.
 */
public final class AuthnProgram implements ContainerProgram {
  private static final int PORT = 52_001;
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
    AuthnRequests requests =
        new AuthnRequests(
                environment.getOrDefault("AIS_AUTHN_SECRET_KEY", ""),
                environment.getOrDefault(AUDIENCE, ""),
                longest)
            .with(
                environment.getOrDefault("AIS_AUTHN_SU_NAME", "admin"),
                environment.getOrDefault("AIS_AUTHN_SU_PASS", "admin"));
    AuthnProcess process = new AuthnProcess(requests::answer);
    try {
      process.listen(context.pod().address(), Set.of(PORT), tls(context));
      return process;
    } catch (ConfigFailure failure) {
      context.log().accept(failure.getMessage());
      return ExitedProcess.with(1);
    }
  }

  private static Optional<NodeTls> tls(ContainerContext context) throws ConfigFailure {
    if (!context.mounts().containsKey(Path.of(CERTIFICATES))
        || !Files.exists(context.path(CERTIFICATES + "/tls.crt"))) {
      return Optional.empty();
    }
    var http =
        Json.object()
            .put("use_https", true)
            .put("server_crt", CERTIFICATES + "/tls.crt")
            .put("server_key", CERTIFICATES + "/tls.key");
    var settings = Json.object();
    settings.putObject("net").set("http", http);
    return NodeTls.of(ClusterConfig.none().merged(settings), context);
  }
}
