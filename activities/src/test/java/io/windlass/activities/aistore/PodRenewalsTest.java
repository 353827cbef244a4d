package io.windlass.activities.aistore;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.activities.aistore.ShownCertificates.Shown;
import io.windlass.pki.Authority;
import io.windlass.pki.Authority.Validity;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which pods should show another certificate by now, and when it is worth asking again. */
class PodRenewalsTest {

  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final Authority AUTHORITY = Authority.create("root", hours(900));

  private final PodRenewals renewals =
      new PodRenewals(
          List.of(node("proxy-0", 90), node("target-0", 300)), Optional.of(Duration.ofHours(10)));

  @Test
  void nothingIsDueBeforeItsTime() {
    assertThat(renewals.due(after(79))).isEmpty();
    assertThat(renewals.state(after(79))).isEmpty();
    assertThat(renewals.firstEnd()).contains(after(90));
  }

  @Test
  void theStateChangesWheneverItIsWorthAskingAgain() {
    assertThat(renewals.due(after(80))).extracting(Shown::pod).containsExactly("proxy-0");
    String first = renewals.state(after(80));
    assertThat(first).startsWith("proxy-0 ");
    assertThat(renewals.state(after(80).plusSeconds(60))).isEqualTo(first);
    assertThat(renewals.state(after(81))).isNotEqualTo(first);
    assertThat(renewals.state(after(290))).contains("proxy-0 ", "target-0 ");
  }

  @Test
  void theSpecMaySayHowLongBefore() {
    assertThat(PodRenewals.renewBefore(Demo.ofEachPod("ca", ""))).isEmpty();
    assertThat(PodRenewals.renewBefore(Demo.plain())).isEmpty();
  }

  private static Shown node(String pod, int hours) {
    return new Shown(
        pod, URI.create("https://" + pod), AUTHORITY.issue(pod, List.of(), hours(hours)).chain());
  }

  private static Validity hours(int hours) {
    return new Validity(BEGIN, after(hours));
  }

  private static Instant after(int hours) {
    return BEGIN.plus(Duration.ofHours(hours));
  }
}
