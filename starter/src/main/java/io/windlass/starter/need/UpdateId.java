package io.windlass.starter.need;

import io.windlass.workflows.lifecycle.Cause;
import io.windlass.workflows.lifecycle.ResourceReference;
import java.util.Locale;

/**
 * The ID of a request. Two requests with the same ID are one, within a run of the workflow: so
 * repeats after a lost answer, and those of a second starter, are harmless.
 */
public final class UpdateId {

  private UpdateId() {}

  /** {@code <uid>-<generation>}, followed by the cause and its detail unless it is the spec. */
  public static String of(ResourceReference reference, Need.Ask ask) {
    String spec = "%s-%d".formatted(reference.uid(), reference.generation());
    return ask.cause() == Cause.SPEC
        ? spec
        : "%s-%s-%s".formatted(spec, ask.cause().name().toLowerCase(Locale.ROOT), ask.detail());
  }
}
