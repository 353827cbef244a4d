package io.windlass.starter.certificate;

import io.micronaut.scheduling.annotation.Scheduled;
import io.windlass.pki.Identity;
import io.windlass.pki.Pem;
import io.windlass.pki.Term;
import io.windlass.pki.UnusablePem;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the certificate of the webhook valid and trusted, together with the other starters.
 *
 * <ol>
 *   <li>The Secret holds what all of them serve. Whoever sees first that it is to be renewed writes
 *       it; the others find it done.
 *   <li>The configuration is told every authority that may be met, before one of its certificates
 *       is served, and is told again whenever it says something else.
 *   <li>A certificate of an authority that the configuration has named only just now is served
 *       after a while: an API server may hear of it late. Until then the one before goes on.
 *   <li>Without anything that is valid, what there is is served at once.
 * </ol>
 */
@Singleton
public final class CertificateKeeper {

  private static final Logger LOG = LoggerFactory.getLogger(CertificateKeeper.class);

  /** How late an API server may hear of a configuration; less for very short lifetimes. */
  private static final Duration HEARSAY = Duration.ofSeconds(10);

  private static final int PART = 5;

  private final WebhookSettings settings;
  private final Store store;
  private final ServedCertificate served;
  private final InstantSource clock;
  private final Hearsay hearsay;
  private final ExecutorService looks =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());
  private volatile boolean settled;
  private volatile boolean started;
  private String trouble = "";
  private Map<String, String> read = Map.of();
  private Optional<Material> material = Optional.empty();

  CertificateKeeper(
      WebhookSettings settings, Store store, ServedCertificate served, InstantSource clock) {
    this.settings = settings;
    this.store = store;
    this.served = served;
    this.clock = clock;
    Duration part = settings.certificateLifetime().dividedBy(PART);
    this.hearsay = new Hearsay(part.compareTo(HEARSAY) < 0 ? part : HEARSAY);
  }

  /** Begins to look after it. */
  public void start() {
    started = true;
    store.start(this::soon);
  }

  /** Whether a certificate is served that the API server was told to trust. */
  public boolean settled() {
    return settled;
  }

  @Scheduled(fixedDelay = "1s")
  void soon() {
    if (started) {
      try {
        looks.execute(this::look);
      } catch (RejectedExecutionException ended) {
        LOG.debug("no further look: the starter ends");
      }
    }
  }

  @PreDestroy
  void stop() {
    looks.shutdownNow();
  }

  void look() {
    if (!store.synced()) {
      return;
    }
    try {
      settings.directory().ifPresentOrElse(this::ofOthers, this::ofOurs);
      trouble = "";
    } catch (RuntimeException failure) {
      complain(failure);
    }
  }

  /** Each trouble once, however long it lasts. */
  private void complain(RuntimeException failure) {
    String text = String.valueOf(failure.getMessage());
    if (!text.equals(trouble)) {
      LOG.warn("the certificate of the webhook can't be looked after, will try again: {}", text);
      trouble = text;
    }
  }

  private void ofOthers(String directory) {
    CertificateFiles files = CertificateFiles.read(directory);
    files.authorities().ifPresent(store::tell);
    if (!served.present().equals(Optional.of(files.identity()))) {
      served.serve(files.identity());
      LOG.info("serves the certificate of {}, valid until {}", directory, end(files.identity()));
    }
    settled = true;
  }

  private void ofOurs() {
    Instant now = clock.instant();
    Optional<Material> stored = stored(store.data());
    Material wanted = renewal().of(stored, hearsay.authority(), now);
    if (stored.equals(Optional.of(wanted)) || written(wanted)) {
      store.tell(wanted.bundle());
      serve(wanted, now);
    }
  }

  private boolean written(Material wanted) {
    boolean written = store.write(wanted.data());
    if (written) {
      LOG.info("made a certificate for the webhook, valid until {}", end(wanted.server()));
    } else {
      LOG.info("another starter was quicker to renew the certificate of the webhook");
    }
    return written;
  }

  /** To read keys takes a moment, and they seldom change. */
  private Optional<Material> stored(Map<String, String> data) {
    if (!data.equals(read)) {
      read = data;
      material = Material.of(data);
    }
    return material;
  }

  private Renewal renewal() {
    return new Renewal(
        settings.allNames(store.namespace()),
        settings.certificateLifetime(),
        settings.authorityLifetime());
  }

  private void serve(Material wanted, Instant now) {
    X509Certificate authority = wanted.authority().certificate();
    boolean known = store.told().stream().allMatch(bundle -> trusts(bundle, authority));
    boolean nothingElse = served.present().filter(one -> now.isBefore(end(one))).isEmpty();
    boolean heard = hearsay.heard(authority, known, now);
    boolean another = !served.present().equals(Optional.of(wanted.server()));
    if (another && (heard || nothingElse)) {
      served.serve(wanted.server());
      hearsay.serves(authority);
      LOG.info(
          "serves the certificate of the webhook that is valid until {}", end(wanted.server()));
    }
    settled = known;
  }

  private static boolean trusts(String bundle, X509Certificate authority) {
    try {
      return Pem.certificates(bundle).contains(authority);
    } catch (UnusablePem damaged) {
      return false;
    }
  }

  private static Instant end(Identity identity) {
    return Term.end(identity.certificate());
  }
}
