package io.windlass.workflows.aistore;

import io.windlass.workflows.aistore.ClusterObservation.Objection;
import io.windlass.workflows.resource.SpecProblem;

/** How the volumes of targets are, beside what the spec asks for. */
public sealed interface Volumes {

  /** As many, and as large. */
  record AsWanted() implements Volumes {}

  /** It is not proved that every target uses all of its volumes. */
  record Unproved() implements Volumes {}

  /** One that was added has to wait; told when nothing else is left to do. */
  record Held(Objection objection) implements Volumes {}

  /** Some have to grow. */
  record TooSmall() implements Volumes {}

  /** Some would have to shrink, which no volume does. */
  record TooLarge(SpecProblem problem) implements Volumes {}
}
