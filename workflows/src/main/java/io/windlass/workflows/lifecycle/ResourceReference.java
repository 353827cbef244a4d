package io.windlass.workflows.lifecycle;

import java.util.Objects;

/**
 * Names one custom resource in one of its lives. Workflows carry this and never the object itself:
 * what the object says is read afresh at every step.
 *
 * @param namespace empty for a kind that is in no namespace
 * @param uid tells a resource from an earlier one of the same name; empty when a person names the
 *     resource without it, which means: whichever lives now
 * @param generation the spec generation that was current when the reference was made; 0 if not
 *     known
 */
public record ResourceReference(
    String kind, String namespace, String name, String uid, long generation) {

  /** A person's input may leave something out; Jackson then gives null. */
  public ResourceReference {
    kind = Objects.requireNonNullElse(kind, "");
    namespace = Objects.requireNonNullElse(namespace, "");
    name = Objects.requireNonNullElse(name, "");
    uid = Objects.requireNonNullElse(uid, "");
  }

  /**
   * The ID of the one workflow that may work on this resource, for example {@code
   * aistore/ais/demo}. Temporal admits one open run per ID, which makes this the lock.
   */
  public String workflowId() {
    return "%s/%s".formatted(KindWords.id(kind), path());
  }

  /** What the types of its workflows begin with: {@code AIStore}. */
  public String system() {
    return KindWords.system(kind);
  }

  /** Whether both can mean the same life of a resource, at whatever generation. */
  public boolean sameLife(ResourceReference other) {
    return uid.isEmpty() || other.uid.isEmpty() || uid.equals(other.uid);
  }

  /** Whether this speaks of a newer spec than {@code other}, or of another life of the resource. */
  public boolean supersedes(ResourceReference other) {
    return !sameLife(other) || generation > other.generation;
  }

  /** As people write it: {@code AIStore ais/demo}. */
  public String title() {
    return "%s %s".formatted(kind, path());
  }

  private String path() {
    return namespace.isEmpty() ? name : "%s/%s".formatted(namespace, name);
  }

  /** The same resource at another generation. */
  public ResourceReference atGeneration(long value) {
    return new ResourceReference(kind, namespace, name, uid, value);
  }
}
