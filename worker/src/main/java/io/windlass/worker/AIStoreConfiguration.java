package io.windlass.worker;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.bind.annotation.Bindable;
import io.windlass.activities.aistore.AIStoreSettings;
import io.windlass.activities.aistore.login.SubjectSettings;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.Optional;

/**
 * What holds for all AIStore clusters, under {@code windlass.aistore}: see {@link AIStoreSettings}.
 */
@ConfigurationProperties("windlass.aistore")
public record AIStoreConfiguration(
    @Bindable(defaultValue = "cluster.local") @NotBlank String clusterDomain,
    @Bindable(defaultValue = "90s") @NotNull Duration neighbourWindow,
    @Bindable(defaultValue = "30s") @NotNull Duration patience,
    @Nullable @Pattern(regexp = "[-a-z0-9.]+/[-a-z0-9.]+") String serviceAccount,
    @Nullable @Pattern(regexp = "/.+") String tokenFiles) {

  /**
   * The settings as activities take them.
   *
   * @throws IllegalArgumentException when two values contradict each other; the message names both
   *     keys
   */
  public AIStoreSettings settings(TlsConfiguration tls) {
    if (neighbourWindow.isNegative() || neighbourWindow.isZero()) {
      throw new IllegalArgumentException(
          "windlass.aistore.neighbour-window must be longer than 0, but is " + neighbourWindow);
    }
    return new AIStoreSettings(
        clusterDomain,
        neighbourWindow,
        patience,
        tls.settings(),
        new SubjectSettings(Optional.ofNullable(serviceAccount), Optional.ofNullable(tokenFiles)));
  }
}
