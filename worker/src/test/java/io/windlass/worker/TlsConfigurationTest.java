package io.windlass.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.activities.aistore.certificates.Lifetimes;
import io.windlass.activities.aistore.certificates.TlsSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an installation sets arrives where clusters are called. */
class TlsConfigurationTest {

  @Test
  void nothingSetMeansToVerify() {
    assertThat(of(null, false, null, false).settings()).isEqualTo(TlsSettings.DEFAULT);
    assertThat(of(" ", false, "", false).settings()).isEqualTo(TlsSettings.DEFAULT);
  }

  @Test
  void everySettingArrives() {
    assertThat(of("/ca", true, "/client", true).settings())
        .isEqualTo(
            new TlsSettings(
                Optional.of(Path.of("/ca")),
                true,
                Optional.of(Path.of("/client")),
                true,
                Lifetimes.DEFAULT));
  }

  private static TlsConfiguration of(
      @Nullable String authorities, boolean skip, @Nullable String client, boolean perCluster) {
    return new TlsConfiguration(
        authorities, skip, client, perCluster, Duration.ofHours(2160), Duration.ofHours(26_280));
  }
}
