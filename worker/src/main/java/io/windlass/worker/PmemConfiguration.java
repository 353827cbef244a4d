package io.windlass.worker;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.bind.annotation.Bindable;
import io.windlass.activities.pmem.PmemSettings;
import io.windlass.workflows.pmem.resource.Platform;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.Optional;

/**
 * What holds for all PMEM-CSI drivers, under {@code windlass.pmem}: see {@link PmemSettings}.
 *
 * @param namespace of their objects; that of the worker when there is none
 */
@ConfigurationProperties("windlass.pmem")
public record PmemConfiguration(
    @Nullable @Pattern(regexp = "[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?") String namespace,
    @Bindable(defaultValue = Platform.DRIVER_IMAGE) @NotBlank String driverImage,
    @Bindable(defaultValue = "cluster.local") @NotBlank String clusterDomain,
    @Bindable(defaultValue = "30s") @NotNull Duration patience,
    @Bindable(defaultValue = "2160h") @NotNull Duration certificateLifetime,
    @Bindable(defaultValue = "26280h") @NotNull Duration authorityLifetime) {

  /**
   * The settings as activities take them.
   *
   * @param own namespace of the worker
   */
  public PmemSettings settings(String own) {
    return new PmemSettings(
        Optional.ofNullable(namespace).orElse(own),
        driverImage,
        clusterDomain,
        patience,
        certificateLifetime,
        authorityLifetime);
  }
}
