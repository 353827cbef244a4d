package io.windlass.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.activities.aistore.certificates.TlsSettings;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an installation sets arrives where clusters are called. */
class TlsConfigurationTest {

  @Test
  void nothingSetMeansToVerify() {
    assertThat(new TlsConfiguration(null, false, null, false).settings())
        .isEqualTo(TlsSettings.DEFAULT);
    assertThat(new TlsConfiguration(" ", false, "", false).settings())
        .isEqualTo(TlsSettings.DEFAULT);
  }

  @Test
  void everySettingArrives() {
    assertThat(new TlsConfiguration("/ca", true, "/client", true).settings())
        .isEqualTo(
            new TlsSettings(
                Optional.of(Path.of("/ca")), true, Optional.of(Path.of("/client")), true));
  }
}
