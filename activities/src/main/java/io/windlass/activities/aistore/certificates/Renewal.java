package io.windlass.activities.aistore.certificates;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When cert-manager's CSI driver renews the certificate of a pod, by the driver's own rule: as long
 * before its end as was asked for, else in the last third of its life.
 *
 * @param due from when on the pod has another one in its files
 * @param between until it is worth looking again whether it has: a tenth of the time that is left
 *     at {@code due}
 */
public record Renewal(Instant due, Duration between) {

  private static final int PARTS_OF_LIFE = 3;
  private static final int LOOKS = 10;

  /**
   * Of a certificate that a node shows.
   *
   * @param asked how long before its end it is to be renewed; as the driver, ignores what is longer
   *     than its life
   */
  public static Renewal of(X509Certificate shown, Optional<Duration> asked) {
    Instant end = shown.getNotAfter().toInstant();
    Duration life = Duration.between(shown.getNotBefore().toInstant(), end);
    Duration before =
        asked
            .filter(time -> time.isPositive() && time.compareTo(life) < 0)
            .orElse(life.dividedBy(PARTS_OF_LIFE));
    return new Renewal(end.minus(before), before.dividedBy(LOOKS));
  }

  /** How often somebody should have looked until now; zero before it is due. */
  public long looks(Instant now) {
    if (now.isBefore(due)) {
      return 0;
    }
    long nanoseconds = Math.max(1, between.toNanos());
    return 1 + Duration.between(due, now).toNanos() / nanoseconds;
  }
}
