package io.windlass.activities.aistore;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.windlass.activities.aistore.objects.Kept;
import io.windlass.activities.kubernetes.ServerSide;
import io.windlass.workflows.aistore.resource.AIStore;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Changes and deletes a resource's objects, and never one that merely has the name of one: see
 * {@link Ownership}. Each looks right before the effect, for an object may have come since the
 * decision.
 */
record OwnObjects(ServerSide objects, AIStore aistore, Ownership ownership) {

  private static final Logger LOG = LoggerFactory.getLogger(OwnObjects.class);

  static OwnObjects of(ServerSide objects, AIStore aistore) {
    return new OwnObjects(objects, aistore, new Ownership(aistore));
  }

  /**
   * Makes the object so, but for what is kept of it.
   *
   * @throws io.temporal.failure.ApplicationFailure when the one that exists is not ours
   */
  void apply(HasMetadata desired) {
    Optional<HasMetadata> live = objects.live(desired);
    live.ifPresent(ownership::require);
    Kept kept = Kept.of(aistore);
    objects.apply(live.map(present -> kept.over(desired, present)).orElse(desired));
  }

  /**
   * Deletes the object of that kind and name; one that is not ours is left alone.
   *
   * @return what is deleted
   */
  <T extends HasMetadata> Optional<T> delete(T named) {
    Optional<T> live = objects.live(named);
    Optional<T> own = live.filter(ownership::ours);
    own.ifPresent(objects::delete);
    live.filter(present -> own.isEmpty())
        .ifPresent(
            present ->
                LOG.info(
                    "{} stays: it does not belong to {}",
                    Ownership.title(present),
                    Ownership.title(aistore)));
    return own;
  }
}
