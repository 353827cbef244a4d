package io.windlass.activities.pmem;

import java.time.Duration;

/**
 * What an installation may set for all PMEM-CSI drivers.
 *
 * @param namespace in which their objects are; the resources themselves are in none
 * @param driverImage of drivers whose resources name none
 * @param clusterDomain DNS domain of the Kubernetes cluster, for example {@code cluster.local}
 * @param patience how long a pod may fail to start before that counts as lasting
 * @param certificateLifetime of what Windlass issues; renewed when about a third is left
 * @param authorityLifetime of what signs it
 */
public record PmemSettings(
    String namespace,
    String driverImage,
    String clusterDomain,
    Duration patience,
    Duration certificateLifetime,
    Duration authorityLifetime) {

  /** Below that a renewal could come too late. */
  private static final Duration SHORTEST = Duration.ofMinutes(1);

  public PmemSettings {
    if (certificateLifetime.compareTo(SHORTEST) < 0) {
      throw new IllegalArgumentException(
          "windlass.pmem.certificate-lifetime is %s: it must be at least %s"
              .formatted(certificateLifetime, SHORTEST));
    }
    if (authorityLifetime.compareTo(certificateLifetime.multipliedBy(2)) < 0) {
      throw new IllegalArgumentException(
          "windlass.pmem.authority-lifetime is %s: it must be at least twice windlass.pmem.certificate-lifetime, %s"
              .formatted(authorityLifetime, certificateLifetime));
    }
  }
}
