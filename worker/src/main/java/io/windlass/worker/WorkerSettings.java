package io.windlass.worker;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How much the worker does at once, and under which version, under {@code windlass.worker}.
 *
 * @param activities activities of each other queue that may run at the same time; most of them only
 *     wait
 * @param looks looks that may run at the same time: each is some twenty requests, and asks for
 *     processor time here, in the API server and in the storage cluster
 * @param workflowTasks workflow tasks that may run at the same time
 * @param apiRequests requests to the Kubernetes API in a second; what is more waits
 * @param version under which runs are pinned to workers like this one; none means that any worker
 *     may take any run
 * @param goneAfter how long no worker of a version may have asked for work until it counts as gone
 */
@ConfigurationProperties("windlass.worker")
public record WorkerSettings(
    @Bindable(defaultValue = "200") @Positive int activities,
    @Bindable(defaultValue = "32") @Positive int looks,
    @Bindable(defaultValue = "50") @Positive int workflowTasks,
    @Bindable(defaultValue = "500") @Positive int apiRequests,
    @Nullable String version,
    @Bindable(defaultValue = "2m") Duration goneAfter) {

  private static final Duration SHORTEST = Duration.ofSeconds(1);

  /** What neither Temporal nor a query for it would misread. */
  private static final Pattern VERSION = Pattern.compile("|[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

  public WorkerSettings {
    if (version != null && !VERSION.matcher(version).matches()) {
      throw new IllegalArgumentException(
          "windlass.worker.version is %s: write at most 63 letters, digits, '.', '_' or '-', and begin with a letter or a digit"
              .formatted(version));
    }
    if (goneAfter.compareTo(SHORTEST) < 0) {
      throw new IllegalArgumentException(
          "windlass.worker.gone-after is %s: it must be at least %s"
              .formatted(goneAfter, SHORTEST));
    }
  }

  /** The version, where workers have one. */
  public Optional<String> pinnedVersion() {
    return Optional.ofNullable(version).filter(text -> !text.isBlank());
  }
}
