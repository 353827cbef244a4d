package io.windlass.workflows.aistore.autoscale;

import java.time.Instant;
import java.util.Optional;

/**
 * Where one node of a role is.
 *
 * @param pod its name
 * @param host that of its pod, or while there is none the one that its volumes are on; empty when
 *     nothing ties it to a host
 * @param since when its pod was put there; empty when it was not
 * @param empty whether it never had a volume, so that it can't hold anything
 */
public record Place(String pod, Optional<String> host, Optional<Instant> since, boolean empty) {

  /** Whether it is nowhere and holds nothing. */
  boolean idle() {
    return since.isEmpty() && empty;
  }
}
