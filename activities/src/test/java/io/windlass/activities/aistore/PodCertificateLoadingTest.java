package io.windlass.activities.aistore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windlass.activities.aistore.ShownCertificates.Shown;
import io.windlass.pki.Authority;
import io.windlass.pki.Authority.Validity;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Nodes load what only they see, one after the other, for as long as they believe each other. */
class PodCertificateLoadingTest {

  private static final Instant NOW = Instant.now();
  private static final Validity LONG =
      new Validity(NOW.minusSeconds(60), NOW.plus(Duration.ofDays(30)));

  /** In the last third of its life. */
  private static final Validity LATE =
      new Validity(NOW.minus(Duration.ofDays(3)), NOW.plus(Duration.ofDays(1)));

  private final Authority authority = Authority.create("root", LONG);
  private final Files files = new Files();
  private final PodCertificateLoading loading =
      new PodCertificateLoading(
          files,
          new PodCertificateLoading.Patience(Duration.ofMillis(400), Duration.ofMillis(100)));

  @Test
  void everyNodeShowsWhatIsInItsFiles() {
    PodRenewals renewals = nodes(LATE, "proxy-0", "target-0");
    files.renew("proxy-0", authority);
    files.renew("target-0", authority);
    assertThat(loading.run(renewals)).isEmpty();
    assertThat(files.told).containsExactly("proxy-0", "target-0");
    assertThat(files.shown).isEqualTo(files.held);
  }

  @Test
  void aNodeWhoseCertificateIsNotDueIsToldOnce() {
    assertThat(loading.run(nodes(LONG, "proxy-0"))).isEmpty();
    assertThat(files.told).containsExactly("proxy-0");
  }

  @Test
  void theDriverMayBeAboutToRenewIt() {
    PodRenewals renewals = nodes(LATE, "proxy-0");
    files.afterwards = () -> files.renew("proxy-0", authority);
    assertThat(loading.run(renewals)).isEmpty();
    assertThat(files.told).hasSize(2);
  }

  @Test
  void whatIsNotRenewedInTimeIsReturned() {
    PodRenewals renewals = nodes(LATE, "proxy-0", "target-0");
    files.renew("proxy-0", authority);
    assertThat(loading.run(renewals)).extracting(Shown::pod).containsExactly("target-0");
    assertThat(files.told).startsWith("proxy-0", "target-0", "target-0");
    assertThat(files.told).filteredOn("proxy-0"::equals).hasSize(1);
  }

  @Test
  void afterOneThatTheOthersDoNotBelieveNoFurtherIsTold() {
    PodRenewals renewals = nodes(LATE, "proxy-0", "target-0");
    files.renew("proxy-0", Authority.create("another", LONG));
    files.renew("target-0", authority);
    assertThatThrownBy(() -> loading.run(renewals))
        .hasMessageContaining("proxy-0 shows a certificate of another authority than before");
    assertThat(files.told).containsExactly("proxy-0");
  }

  @Test
  void norAfterOneThatIsSilent() {
    PodRenewals renewals = nodes(LATE, "proxy-0", "target-0");
    files.held.put("proxy-0", List.of());
    assertThatThrownBy(() -> loading.run(renewals))
        .hasMessageContaining("proxy-0 does not answer since it was told");
    assertThat(files.told).containsExactly("proxy-0");
  }

  @Test
  void aRefusalIsToldInTheWordsOfTheNode() {
    PodRenewals renewals = nodes(LATE, "proxy-0", "target-0");
    files.refusal = Optional.of("tls: private key does not match public key");
    assertThatThrownBy(() -> loading.run(renewals))
        .hasMessageContaining(
            "proxy-0 can't load the certificate in its files: tls: private key does not match");
    assertThat(files.told).containsOnly("proxy-0").hasSizeGreaterThan(1);
  }

  private PodRenewals nodes(Validity validity, String... pods) {
    List<Shown> shown = new ArrayList<>();
    for (String pod : pods) {
      List<X509Certificate> chain = authority.issue(pod, List.of(), validity).chain();
      files.held.put(pod, chain);
      files.shown.put(pod, chain);
      shown.add(new Shown(pod, URI.create("https://" + pod), chain));
    }
    return new PodRenewals(List.copyOf(shown), Optional.empty());
  }

  /** Nodes that show what was in their files when they were last told to load them. */
  private static final class Files implements PodCertificateLoading.Nodes {

    final Map<String, List<X509Certificate>> held = new HashMap<>();
    final Map<String, List<X509Certificate>> shown = new HashMap<>();
    final List<String> told = new ArrayList<>();
    Optional<String> refusal = Optional.empty();
    Runnable afterwards = () -> {};

    void renew(String pod, Authority signer) {
      held.put(pod, signer.issue(pod, List.of(), LONG).chain());
    }

    @Override
    public Optional<String> load(String pod) {
      told.add(pod);
      if (refusal.isEmpty()) {
        shown.put(pod, held.getOrDefault(pod, List.of()));
      }
      afterwards.run();
      return refusal;
    }

    @Override
    public List<X509Certificate> shown(Shown node) {
      return shown.getOrDefault(node.pod(), List.of());
    }

    @Override
    public boolean believed(List<X509Certificate> before, List<X509Certificate> after) {
      return before
          .getFirst()
          .getIssuerX500Principal()
          .equals(after.getFirst().getIssuerX500Principal());
    }
  }
}
