package io.windlass.activities.aistore.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsServer;
import io.windlass.activities.aistore.http.TrialHandshake.Outcome;
import io.windlass.pki.Authority;
import io.windlass.pki.Authority.Validity;
import io.windlass.pki.Identity;
import io.windlass.pki.Term;
import io.windlass.pki.Trust;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrialHandshakeTest {

  private static final Validity DAY = Term.of(Duration.ofDays(1), Instant.now());

  private final Authority old = Authority.create("old", DAY);
  private final Authority present = Authority.create("present", DAY);
  private HttpsServer server;

  @BeforeEach
  void serve() throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    Identity shown = present.issue("node", List.of("localhost"), DAY);
    context.init(shown.managers(), new Trust(List.of(present.certificate())).managers(), null);
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new AsksClients(context));
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void end() {
    server.stop(0);
  }

  private URI address() {
    return URI.create("https://localhost:%d".formatted(server.getAddress().getPort()));
  }

  private Outcome trusting(Authority authority) {
    return TrialHandshake.trusting(
        address(), new Trust(List.of(authority.certificate())), AisTimes.DEFAULT);
  }

  private Outcome showing(Authority authority) {
    return TrialHandshake.showing(
        address(), authority.issue("trial", List.of(), DAY), AisTimes.DEFAULT);
  }

  @Test
  void whoTrustsAnotherRefuses() {
    assertThat(trusting(present)).isEqualTo(Outcome.BELIEVED);
    assertThat(trusting(old)).isEqualTo(Outcome.REFUSED);
  }

  @Test
  void whoShowsOneOfAnotherIsRefusedAlthoughHeWasTold() {
    assertThat(showing(present)).isEqualTo(Outcome.BELIEVED);
    assertThat(showing(old)).isEqualTo(Outcome.REFUSED);
  }

  @Test
  void nobodyIsSilent() {
    URI nobody = address();
    server.stop(0);
    assertThat(
            TrialHandshake.trusting(
                nobody, new Trust(List.of(present.certificate())), AisTimes.DEFAULT))
        .isEqualTo(Outcome.SILENT);
  }
}
