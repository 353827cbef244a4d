package io.windlass.plugin.resource;

import java.util.stream.Stream;

/**
 * An Event about a resource.
 *
 * @param type {@code Normal} or {@code Warning}
 * @param at when it last happened, in RFC 3339
 */
public record Happening(String at, String type, String reason, String message, String about) {

  /** From an Event of the core API, which also shows those of the newer one. */
  public static Happening of(Fields event) {
    String at =
        Stream.of(
                event.text("lastTimestamp"),
                event.text("eventTime"),
                event.path("metadata").text("creationTimestamp"))
            .filter(time -> !time.isEmpty())
            .findFirst()
            .orElse("");
    Fields about = event.child("involvedObject");
    return new Happening(
        at,
        event.text("type"),
        event.text("reason"),
        event.text("message"),
        about.text("kind") + "/" + about.text("name"));
  }
}
