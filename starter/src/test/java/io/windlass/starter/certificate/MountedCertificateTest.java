package io.windlass.starter.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.pki.Authority;
import io.windlass.pki.Identity;
import io.windlass.pki.Term;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A certificate that somebody else renews is taken as it comes. */
class MountedCertificateTest {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);

  @TempDir private Path folder;
  private final Authority authority = Authority.create("Test", Term.of(DAY, NOW));
  private final MemoryStore shared = new MemoryStore();
  private final ServedCertificate served = new ServedCertificate();
  private CertificateKeeper keeper;

  @BeforeEach
  void start() {
    WebhookSettings settings =
        new WebhookSettings(
            8443,
            null,
            null,
            "hook",
            "windlass",
            "hook",
            folder.toString(),
            DAY,
            DAY.multipliedBy(2));
    keeper = new CertificateKeeper(settings, shared.new View(), served, () -> NOW);
  }

  @Test
  void itIsServedAndItsAuthorityTold() throws IOException {
    Identity first = mounted();
    keeper.look();
    assertThat(served.present()).contains(first);
    assertThat(shared.told).isEqualTo(authority.certificateText());
    assertThat(keeper.settled()).isTrue();
    assertThat(shared.writes).isZero();

    Identity second = mounted();
    keeper.look();
    assertThat(served.present()).contains(second);
  }

  @Test
  void whatIsDamagedDoesNotReplaceIt() throws IOException {
    Identity first = mounted();
    keeper.look();
    Files.writeString(folder.resolve("tls.key"), "damaged");

    keeper.look();
    assertThat(served.present()).contains(first);
  }

  @Test
  void withoutAnAuthorityTheConfigurationIsLeftToOthers() throws IOException {
    mounted();
    Files.delete(folder.resolve("ca.crt"));
    shared.told = "theirs";

    keeper.look();
    assertThat(shared.told).isEqualTo("theirs");
    assertThat(served.present()).isPresent();
  }

  private Identity mounted() throws IOException {
    Identity identity = authority.issue("hook", List.of("hook.system.svc"), Term.of(DAY, NOW));
    Files.writeString(folder.resolve("tls.crt"), identity.chainText());
    Files.writeString(folder.resolve("tls.key"), identity.keyText());
    Files.writeString(folder.resolve("ca.crt"), authority.certificateText());
    return identity;
  }
}
