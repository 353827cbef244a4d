package io.windlass.activities.pmem;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.windlass.activities.aistore.Ownership;
import io.windlass.activities.kubernetes.Contention;
import io.windlass.activities.kubernetes.ServerSide;
import io.windlass.workflows.lifecycle.Failures;
import io.windlass.workflows.lifecycle.Reason;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Changes and deletes a driver's objects, and never one that merely has the name of one: see {@link
 * Ownership}. Each looks right before the effect, for an object may have come since the decision.
 */
record OwnDriverObjects(ServerSide objects, Ownership ownership, Contention contention) {

  private static final Logger LOG = LoggerFactory.getLogger(OwnDriverObjects.class);

  boolean ours(HasMetadata live) {
    return ownership.ours(live);
  }

  /**
   * Makes the object so.
   *
   * @throws io.temporal.failure.ApplicationFailure when the one that exists is not ours, or
   *     somebody keeps changing it back
   */
  void apply(HasMetadata desired) {
    Optional<HasMetadata> live = objects.live(desired);
    live.ifPresent(ownership::require);
    if (live.filter(present -> objects.unchanged(desired, present)).isPresent()) {
      return;
    }
    live.flatMap(present -> contention.repairing(present, Instant.now()))
        .ifPresent(
            why -> {
              throw Failures.refused(Reason.OBJECT_CONTESTED, why);
            });
    objects.apply(desired);
  }

  /** Deletes the object of that kind and name; one that is not ours is left alone. */
  void delete(HasMetadata named) {
    Optional<HasMetadata> live = objects.live(named);
    live.filter(this::ours).ifPresent(objects::delete);
    live.filter(present -> !ours(present))
        .ifPresent(present -> LOG.info("{} stays: it is not ours", Ownership.title(present)));
  }
}
