package io.windlass.starter.status;

import io.windlass.starter.resource.RawResource;
import io.windlass.starter.resource.ResourceKind;
import io.windlass.workflows.lifecycle.Request;
import io.windlass.workflows.lifecycle.Wishes;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/**
 * Tells in the resource itself what the starter has done with it. The workflow's own words always
 * win: it knows more.
 */
@Singleton
public final class ResourceReports {

  private final StatusPatch patch;
  private final InstantSource clock;

  ResourceReports(StatusPatch patch, InstantSource clock) {
    this.patch = patch;
    this.clock = clock;
  }

  /** A workflow has taken up the present generation, unless the status speaks of it already. */
  public void accepted(ResourceKind kind, RawResource resource) {
    long generation = resource.reference().generation();
    patch.write(
        kind, resource, now -> ProgressCondition.accepted(now, generation, clock.instant()));
  }

  /** No workflow can be asked; {@code why} is a sentence for a person. Says it once. */
  public void unreachable(ResourceKind kind, RawResource resource, String why) {
    patch.write(kind, resource, now -> ProgressCondition.outage(now, why, clock.instant()));
  }

  /** The cancel that a person asked for is passed on. */
  public void cancelled(ResourceKind kind, RawResource resource, String token) {
    patch.annotate(kind, resource, Wishes.CANCEL_HANDLED, token);
  }

  /** The retry that a person asked for is taken up. */
  public void retried(ResourceKind kind, RawResource resource, String token) {
    patch.annotate(kind, resource, Request.RETRY.answer(), token);
  }
}
