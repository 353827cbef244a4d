package io.windlass.starter.admission;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.windlass.starter.certificate.CertificateKeeper;
import io.windlass.starter.certificate.ServedCertificate;
import io.windlass.starter.certificate.WebhookSettings;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves the webhook over HTTPS, on a port of its own and with nothing else, so that neither
 * metrics nor health are reached by it. A new certificate needs no restart.
 */
@Singleton
final class WebhookServer implements ApplicationEventListener<ServerStartupEvent> {

  private static final Logger LOG = LoggerFactory.getLogger(WebhookServer.class);

  private static final int WAITING = 64;
  private static final int LAST_ANSWERS_SECONDS = 2;

  private final WebhookSettings settings;
  private final ServedCertificate certificate;
  private final CertificateKeeper keeper;
  private final WebhookHandler handler;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private Optional<HttpsServer> server = Optional.empty();

  WebhookServer(
      WebhookSettings settings,
      ServedCertificate certificate,
      CertificateKeeper keeper,
      WebhookHandler handler) {
    this.settings = settings;
    this.certificate = certificate;
    this.keeper = keeper;
    this.handler = handler;
  }

  @Override
  public void onApplicationEvent(ServerStartupEvent event) {
    if (settings.served()) {
      keeper.start();
      server = Optional.of(start());
      LOG.info("serves the webhook at port {}", settings.port());
    }
  }

  private HttpsServer start() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(new KeyManager[] {certificate}, null, null);
      HttpsServer started = HttpsServer.create(address(), WAITING);
      started.setHttpsConfigurator(new HttpsConfigurator(context));
      started.setExecutor(threads);
      started.createContext("/", handler);
      started.start();
      return started;
    } catch (IOException | GeneralSecurityException refused) {
      throw new IllegalStateException(
          "the webhook can't be served at port %d (WINDLASS_WEBHOOK_PORT): %s"
              .formatted(settings.port(), refused.getMessage()),
          refused);
    }
  }

  private InetSocketAddress address() throws IOException {
    String host = settings.host();
    return host == null
        ? new InetSocketAddress(settings.port())
        : new InetSocketAddress(InetAddress.getByName(host), settings.port());
  }

  @PreDestroy
  void stop() {
    server.ifPresent(running -> running.stop(LAST_ANSWERS_SECONDS));
    threads.shutdown();
  }
}
