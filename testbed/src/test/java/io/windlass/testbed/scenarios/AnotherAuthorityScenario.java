package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windlass.pki.Identity;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A cluster that runs with certificates of one authority is given another Secret, whose certificate
 * another authority has signed: nodes are led there, and all the time each believes the others.
 */
@Tag("long")
@SideBySide
class AnotherAuthorityScenario {

  private static final String NEXT = "demo-next";
  private static final String BRIDGE = "demo-tls-bridge";
  private static final List<String> NODES = List.of("proxy-0", "target-0", "target-1");

  /** Verified if given, so that nodes refuse each other, too. */
  private static final String MUTUAL =
      """
      tls: {secretName: demo-certs}
      configToUpdate: {net: {http: {client_auth_tls: 3}}}
      publicNetDNSMode: Pod
      """;

  @Test
  void nodesAreLedToTheSecretOfAnotherAuthority() {
    Cluster cluster = Cluster.in("another-authority");
    Certificates first = Certificates.of(cluster);
    Certificates second = Certificates.of(cluster, NEXT);
    first.put(first.forAll());
    Identity next = second.put(second.forAll());
    cluster.apply(Manifest.of(1, 2).with(MUTUAL)).awaitReady();
    Objects objects = cluster.objects().secured(first.clientAlsoOf(second)).createBucket();
    List<String> before = objects.write(40);
    List<String> written;

    try (PodLives lives = cluster.lives();
        HandshakeSampler sampler = new HandshakeSampler(cluster, BRIDGE, NODES);
        Writer writer = new Writer(objects)) {
      name(cluster, NEXT).awaitReady();
      assertThat(Eventually.holds(Cluster.SOON, () -> allShow(second, next))).isTrue();
      assertThatThrownBy(first::served).hasCauseInstanceOf(SSLException.class);
      assertThat(lives.replacements().values()).containsOnly(2);
      assertThat(sampler.done()).containsOnlyKeys(NODES);
      assertThat(sampler.failures()).isEmpty();
      assertThat(writer.acknowledged()).hasSizeGreaterThan(20);
      written = Stream.concat(before.stream(), writer.acknowledged().stream()).toList();
    }
    assertNothingIsLeft(cluster);
    assertReadable(objects, written);
    cluster.assertIdle(RealStack.RESYNC);
  }

  /** On a busy machine a probe may come too late, and the name of a pod is unknown for a moment. */
  private static boolean allShow(Certificates certificates, Identity identity) {
    try {
      return certificates.served().stream()
          .allMatch(identity.certificate().getSerialNumber()::equals);
    } catch (UncheckedIOException unknown) {
      return false;
    }
  }

  /** The same moment is no loss. */
  private static void assertReadable(Objects objects, List<String> names) {
    assertThat(Eventually.holds(Cluster.SOON, () -> objects.unreadable(names).isEmpty()))
        .as(() -> objects.unreadable(names).toString())
        .isTrue();
  }

  private static Cluster name(Cluster cluster, String secret) {
    return cluster.edit("{\"tls\":{\"secretName\":\"%s\"}}".formatted(secret));
  }

  private static boolean bridged(Cluster cluster) {
    return Optional.of(cluster.resource().orElseThrow().getMetadata().getAnnotations())
        .filter(annotations -> annotations.containsKey("windlass.io/bridged-authorities"))
        .isPresent();
  }

  private static void assertNothingIsLeft(Cluster cluster) {
    assertThat(bridged(cluster)).isFalse();
    assertThat(cluster.kubectl("get", "secrets", "-o", "name")).doesNotContain(BRIDGE);
    assertThat(cluster.history().getLast().operation()).isEqualTo("Rotate");
    assertThat(cluster.kubectl("get", "pods", "-o", "yaml"))
        .contains("secretName: " + NEXT)
        .doesNotContain("windlass.io/bridged-authorities");
  }
}
