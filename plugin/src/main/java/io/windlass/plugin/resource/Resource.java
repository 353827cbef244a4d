package io.windlass.plugin.resource;

import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.ResourceReference;
import io.windlass.workflows.lifecycle.Wishes;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A resource that Windlass looks after. Only what all kinds have in common is known of it.
 *
 * @param document the whole object, as the API server gives it
 */
public record Resource(Kind kind, Fields document) {

  public Fields metadata() {
    return document.child("metadata");
  }

  public Fields status() {
    return document.child("status");
  }

  public String name() {
    return metadata().text("name");
  }

  public String namespace() {
    return metadata().text("namespace");
  }

  public String uid() {
    return metadata().text("uid");
  }

  public long generation() {
    return metadata().number("generation").orElse(0L);
  }

  /** Whether it is being deleted. */
  public boolean deleting() {
    return metadata().has("deletionTimestamp");
  }

  public Map<String, String> annotations() {
    return metadata().child("annotations").texts();
  }

  /** An annotation's value; empty if it is not there. */
  public String annotation(String name) {
    return metadata().child("annotations").text(name);
  }

  public ResourceReference reference() {
    return new ResourceReference(kind.name(), namespace(), name(), uid(), generation());
  }

  /** As people write it: {@code AIStore ais/demo}. */
  public String title() {
    return reference().title();
  }

  /** As it is named on the plugin's command line, from any namespace: {@code demo -n ais}. */
  public String argument() {
    return kind.namespaced() ? "%s -n %s".formatted(name(), namespace()) : name();
  }

  /** The word that the system itself has for its state; empty if it has none. */
  public String phase() {
    String state = status().text("state");
    return state.isEmpty() ? status().text("phase") : state;
  }

  public Wishes wishes() {
    return Wishes.of(annotations());
  }

  public List<Condition> conditions() {
    return status().children("conditions").stream().map(Condition::of).toList();
  }

  /** A condition, of whatever generation it speaks. */
  public Optional<Condition> condition(String type) {
    return conditions().stream().filter(condition -> condition.type().equals(type)).findFirst();
  }

  /** A condition that speaks of the present generation. */
  public Optional<Condition> current(String type) {
    return condition(type).filter(condition -> condition.generation() >= generation());
  }

  /** The condition that tells why it stands as it does; empty when nothing is to be told. */
  public Optional<Condition> telling() {
    return switch (standing()) {
      case STALLED -> condition("Stalled");
      case DRAINED -> condition("Ready");
      case WORKING, PAUSED, WAITING, UNKNOWN -> condition("Progressing");
      case READY, UNSEEN -> Optional.empty();
    };
  }

  public Standing standing() {
    return Standing.of(this);
  }

  /** The operation under way, or the one that is stuck. */
  public Optional<OperationView> operation() {
    return Optional.of(status().child("operation"))
        .filter(fields -> !fields.isEmpty())
        .map(OperationView::of);
  }

  /** The last plan that somebody asked for. */
  public Optional<PlanAnswer> plan() {
    return Optional.of(status().child("plan"))
        .filter(fields -> !fields.isEmpty())
        .map(PlanAnswer::of);
  }

  /** Operations that have ended, the newest last. */
  public List<EndedOperation> history() {
    return status().children("history").stream().map(EndedOperation::of).toList();
  }

  /**
   * The sentence of a reason that is spelled as in conditions; empty for one of another version.
   */
  public static String sentence(String camelCase) {
    return Arrays.stream(Reason.values())
        .filter(reason -> reason.camelCase().equals(camelCase))
        .findFirst()
        .map(Reason::sentence)
        .orElse("");
  }
}
