package io.windlass.activities.pmem.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.activities.pmem.objects.Side;
import io.windlass.pki.Authority;
import io.windlass.pki.Authority.Validity;
import io.windlass.pki.Identity;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a resource gives is rolled out only among pods that believe each other. */
class GivenChangeTest {

  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final Validity YEAR =
      new Validity(NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(365)));

  private final Authority old = Authority.create("old", YEAR);
  private final Authority next = Authority.create("next", YEAR);
  private final DriverMaterial first = material(old, old);
  private final DriverMaterial alone = material(next, next);

  @Test
  void whereNothingRunsAnythingGoes() {
    assertThat(new GivenChange(first, alone, NOW).problem(Stream.empty())).isEmpty();
  }

  @Test
  void anotherCertificateOfTheSameAuthorityGoesWhateverRuns() {
    DriverMaterial renewed = material(old, old);

    assertThat(problem(first, renewed, first)).isEmpty();
    assertThat(problem(renewed, material(old, old), first)).isEmpty();
  }

  @Test
  void anotherAuthorityIsRefusedAtOnceAndGoesInSteps() {
    DriverMaterial both = with(first.shown(), old, next);
    DriverMaterial signed = with(alone.shown(), old, next);

    assertThat(problem(first, alone, first))
        .hasValueSatisfying(why -> assertThat(why).contains("the present one and the new one"));
    assertThat(problem(first, both, first)).isEmpty();
    assertThat(problem(both, signed, both)).isEmpty();
    assertThat(problem(signed, alone, signed)).isEmpty();
  }

  @Test
  void aStepWaitsForPodsOfTheStepBeforeTheLast() {
    DriverMaterial both = with(first.shown(), old, next);
    DriverMaterial signed = with(alone.shown(), old, next);

    assertThat(problem(both, signed, first)).isPresent();
    assertThat(problem(signed, alone, both)).isPresent();
  }

  @Test
  void aPodThatTellsNothingHasWhatSecretsHold() {
    assertThat(new GivenChange(first, alone, NOW).problem(Stream.of(""))).isPresent();
    assertThat(new GivenChange(first, material(old, old), NOW).problem(Stream.of(""))).isEmpty();
  }

  @Test
  void whatIsPutBackIsWhatRuns() {
    assertThat(problem(DriverMaterial.NOTHING, first, first)).isEmpty();
    assertThat(problem(DriverMaterial.NOTHING, alone, first)).isPresent();
  }

  /** With pods of both sides that were started with something. */
  private static Optional<String> problem(
      DriverMaterial held, DriverMaterial given, DriverMaterial started) {
    return new GivenChange(held, given, NOW).problem(Stream.of(Side.values()).map(started::word));
  }

  private static DriverMaterial material(Authority signs, Authority... trusted) {
    return with(
        Stream.of(Side.values())
            .collect(
                Collectors.toMap(
                    side -> side,
                    side -> signs.issue(side.peerName(), List.of(side.peerName()), YEAR))),
        trusted);
  }

  private static DriverMaterial with(Map<Side, Identity> shown, Authority... trusted) {
    List<X509Certificate> certificates = Stream.of(trusted).map(Authority::certificate).toList();
    return new DriverMaterial(Optional.empty(), Optional.empty(), certificates, shown, "");
  }
}
