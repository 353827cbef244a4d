package io.windlass.activities.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.windlass.workflows.lifecycle.Failures;
import io.windlass.workflows.lifecycle.Reason;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Changes and deletes a resource's objects, and never one that merely has the name of one: see
 * {@link Ownership}. Each looks right before the effect, for an object may have come since the
 * decision.
 *
 * @param contention notices who keeps changing an object back; absent where that is found out
 *     before the step
 */
public record OwnObjects(
    ServerSide objects, HasMetadata resource, Optional<Contention> contention) {

  private static final Logger LOG = LoggerFactory.getLogger(OwnObjects.class);

  /** Of a resource whose objects are repaired however often they are changed. */
  public static OwnObjects of(ServerSide objects, HasMetadata resource) {
    return new OwnObjects(objects, resource, Optional.empty());
  }

  /** Whether the object belongs to the resource. */
  public boolean ours(HasMetadata live) {
    return ownership().ours(live);
  }

  /**
   * Makes the object so, but for what is kept of it.
   *
   * @throws io.temporal.failure.ApplicationFailure when the one that exists is not ours, or
   *     somebody keeps changing it back
   */
  public void apply(HasMetadata desired) {
    Optional<HasMetadata> live = objects.live(desired);
    live.ifPresent(ownership()::require);
    HasMetadata wanted =
        live.map(present -> Kept.of(resource).over(desired, present)).orElse(desired);
    if (contention.isEmpty() || !settled(wanted, live)) {
      objects.apply(wanted);
    }
  }

  /** Whether nothing has to be done; an object that is contested may not be repaired. */
  private boolean settled(HasMetadata wanted, Optional<HasMetadata> live) {
    if (live.filter(present -> objects.unchanged(wanted, present)).isPresent()) {
      return true;
    }
    contention
        .flatMap(counts -> live.flatMap(present -> counts.repairing(present, Instant.now())))
        .ifPresent(
            why -> {
              throw Failures.refused(Reason.OBJECT_CONTESTED, why);
            });
    return false;
  }

  /**
   * Deletes the object of that kind and name; one that is not ours is left alone.
   *
   * @return what is deleted
   */
  public <T extends HasMetadata> Optional<T> delete(T named) {
    Optional<T> live = objects.live(named);
    Optional<T> own = live.filter(this::ours);
    own.ifPresent(objects::delete);
    live.filter(present -> own.isEmpty())
        .ifPresent(
            present ->
                LOG.info(
                    "{} stays: it does not belong to {}",
                    Ownership.title(present),
                    Ownership.title(resource)));
    return own;
  }

  private Ownership ownership() {
    return new Ownership(resource);
  }
}
