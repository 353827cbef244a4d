package io.windlass.plugin.doctor;

import io.windlass.plugin.resource.Fields;
import io.windlass.plugin.resource.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether the kinds are defined as this plugin needs it, and whether the caller may use them. */
final class KindChecks {

  /** What a status without these can't tell. */
  private static final List<String> STATUS = List.of("conditions", "operation", "plan", "history");

  private static final Kind EVENTS = new Kind("", "v1", "Event", "events", List.of());

  private final Surroundings surroundings;
  private final String namespace;

  KindChecks(Surroundings surroundings, String namespace) {
    this.surroundings = surroundings;
    this.namespace = namespace;
  }

  List<Finding> findings(List<Kind> kinds) {
    if (kinds.isEmpty()) {
      return List.of(
          Finding.wrong(
              "definitions",
              "no kind is in the category windlass: kubectl apply --server-side -f deploy/crds"));
    }
    List<Finding> findings = new ArrayList<>();
    kinds.forEach(
        kind -> {
          findings.add(definition(kind));
          findings.add(rights(kind));
        });
    findings.add(events());
    return findings;
  }

  private Finding definition(Kind kind) {
    String about = "definition " + kind.definition();
    return surroundings
        .definition(kind)
        .map(definition -> definition(about, kind, definition))
        .orElseGet(
            () ->
                Finding.note(
                    about, "serves %s; what it holds you may not read".formatted(kind.version())));
  }

  private static Finding definition(String about, Kind kind, Fields definition) {
    Fields known =
        definition.child("spec").children("versions").stream()
            .filter(version -> version.text("name").equals(kind.version()))
            .findFirst()
            .orElse(Fields.EMPTY)
            .path("schema", "openAPIV3Schema", "properties", "status", "properties");
    String missing =
        STATUS.stream().filter(name -> !known.has(name)).collect(Collectors.joining(", "));
    return missing.isEmpty()
        ? Finding.fine(about, "serves %s, and has all of the status".formatted(kind.version()))
        : Finding.wrong(
            about,
            "its status has no %s, so that this is not shown; install the definitions of this version: "
                    .formatted(missing)
                + "kubectl apply --server-side -f deploy/crds");
  }

  private Finding rights(Kind kind) {
    String about = "your rights to " + kind.definition();
    String missing = missing(kind, Stream.of("get", "list", "patch"));
    return missing.isEmpty()
        ? Finding.fine(about, "you may see and steer them in namespace %s".formatted(namespace))
        : Finding.wrong(
            about,
            "you may not %s them in namespace %s: ask for a Role with these verbs on %s"
                .formatted(missing, namespace, kind.definition()));
  }

  private Finding events() {
    return missing(EVENTS, Stream.of("list")).isEmpty()
        ? Finding.fine("your rights to events", "you may read them")
        : Finding.note("your rights to events", "you may not list them: status shows none");
  }

  private String missing(Kind kind, Stream<String> verbs) {
    return verbs
        .filter(verb -> !surroundings.allowed(kind, verb, namespace))
        .collect(Collectors.joining(", "));
  }
}
