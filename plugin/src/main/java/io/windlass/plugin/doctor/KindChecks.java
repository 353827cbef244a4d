package io.windlass.plugin.doctor;

import io.windlass.plugin.resource.Fields;
import io.windlass.plugin.resource.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Whether the kinds are defined as this plugin needs it, and whether the caller may use them. */
final class KindChecks {

  /** What a status without these can't tell. */
  private static final List<String> STATUS = List.of("conditions", "operation", "plan", "history");

  /** What the plugin needs. */
  private static final List<String> VERBS = List.of("get", "list", "patch");

  private static final Kind EVENTS = new Kind("", "v1", "Event", "events", List.of());

  private static final Kind CERTIFICATES =
      new Kind("cert-manager.io", "v1", "Certificate", "certificates", List.of());

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
    boolean some = kinds.stream().anyMatch(this::usable);
    kinds.forEach(
        kind -> {
          findings.add(definition(kind));
          findings.add(rights(kind, some));
        });
    findings.add(events());
    findings.add(certificates());
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

  /** Who looks after one kind needs no rights to another. */
  private Finding rights(Kind kind, boolean others) {
    String about = "your rights to " + kind.definition();
    String where = kind.namespaced() ? " in namespace " + namespace : "";
    String role = kind.namespaced() ? "Role" : "ClusterRole";
    List<String> missing = missing(kind, VERBS);
    if (missing.isEmpty()) {
      return Finding.fine(about, "you may see and steer them" + where);
    }
    String sentence =
        "you may not %s them%s: ask for a %s with these verbs on %s"
            .formatted(String.join(", ", missing), where, role, kind.definition());
    return others && missing.equals(VERBS)
        ? Finding.note(about, sentence)
        : Finding.wrong(about, sentence);
  }

  private boolean usable(Kind kind) {
    return !missing(kind, VERBS).equals(VERBS);
  }

  private Finding events() {
    return missing(EVENTS, List.of("list")).isEmpty()
        ? Finding.fine("your rights to events", "you may read them")
        : Finding.note("your rights to events", "you may not list them: status shows none");
  }

  /** What some resources ask for. */
  private Finding certificates() {
    String about = "definition " + CERTIFICATES.definition();
    return surroundings.definition(CERTIFICATES).isPresent()
        ? Finding.fine(about, "cert-manager can be asked for certificates")
        : Finding.note(
            about,
            "not there, or not to be seen: without cert-manager, no spec.tls.certificate can be followed");
  }

  private List<String> missing(Kind kind, List<String> verbs) {
    String where = kind.namespaced() ? namespace : "";
    return verbs.stream().filter(verb -> !surroundings.allowed(kind, verb, where)).toList();
  }
}
