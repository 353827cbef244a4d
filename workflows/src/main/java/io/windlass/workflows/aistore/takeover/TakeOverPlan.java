package io.windlass.workflows.aistore.takeover;

import java.util.List;

/**
 * How an old release would be taken over.
 *
 * @param title of what is planned: {@code release demo of namespace ais}
 * @param verdict what comes of it, or why it stops
 * @param findings the blocking ones first
 * @param objects what belongs to the old release, and what becomes of it
 * @param identities which target has which id
 * @param mapped settings that the resource takes over
 * @param dropped settings that have no place in it
 * @param resource YAML of the {@code AIStore} that would take over
 * @param steps in order; while a finding blocks, only those that stop nothing
 */
public record TakeOverPlan(
    String title,
    String verdict,
    List<Finding> findings,
    List<OldObject> objects,
    List<Identified> identities,
    List<Mapped> mapped,
    List<Dropped> dropped,
    String resource,
    List<Step> steps) {

  public TakeOverPlan {
    findings = List.copyOf(findings);
    objects = List.copyOf(objects);
    identities = List.copyOf(identities);
    mapped = List.copyOf(mapped);
    dropped = List.copyOf(dropped);
    steps = List.copyOf(steps);
  }

  /**
   * Something that has to be known, or put right before.
   *
   * @param hazard as reasons are spelled: {@code DuplicateId}
   * @param blocking whether nothing may be stopped because of it
   * @param message what is found, and what to do
   */
  public record Finding(String hazard, boolean blocking, String message) {}

  /**
   * An object of the old release.
   *
   * @param object kind and name: {@code DaemonSet demo-ais-target}
   * @param fate what becomes of it
   */
  public record OldObject(String object, String fate) {}

  /**
   * A target that keeps its id.
   *
   * @param source how the id is known
   */
  public record Identified(String host, String id, String source) {}

  /**
   * A setting that the resource takes over.
   *
   * @param from where it is in the old release
   * @param to path in the resource
   * @param value as JSON
   */
  public record Mapped(String from, String to, String value) {}

  /**
   * A setting that has no place in the resource.
   *
   * @param value as JSON; empty if it is of no interest, or may be secret
   * @param advice why, and what to do
   */
  public record Dropped(String from, String value, String advice) {}

  /**
   * One step that a person takes.
   *
   * @param data what it does to data
   * @param back how it is undone
   * @param where commands are run: here, or on a host
   */
  public record Step(
      int number, String title, String data, String back, String where, List<String> commands) {

    public Step {
      commands = List.copyOf(commands);
    }
  }

  /** Whether something has to be put right before anything may be stopped. */
  public boolean blocked() {
    return findings.stream().anyMatch(Finding::blocking);
  }

  /** What is left to say once a take-over is carried out. */
  static TakeOverPlan carriedOut(TakeOverRequest request, String message) {
    return new TakeOverPlan(
        "release %s of namespace %s".formatted(request.release(), request.namespace()),
        message,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        "",
        List.of());
  }
}
