package io.windlass.plugin.session;

import io.windlass.plugin.ExitCode;
import io.windlass.plugin.Problem;
import io.windlass.plugin.resource.Fields;
import io.windlass.plugin.resource.Kind;
import io.windlass.plugin.resource.Resource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A resource as a file would have it.
 *
 * @param present as it is; empty if it does not exist
 * @param wanted as the API server would keep it: schema and rules are checked, defaults are set
 */
public record Draft(Optional<Resource> present, Resource wanted) {

  /**
   * The drafts of all documents in a file that Windlass looks after; of others, it is said that
   * they are left out.
   */
  public static List<Draft> in(Session session, Path file) {
    List<Kind> kinds = session.resources().kinds();
    List<Draft> drafts = new ArrayList<>();
    for (Fields document : Manifests.read(file)) {
      kind(kinds, document)
          .ifPresentOrElse(
              kind -> drafts.add(of(session, kind, document)), () -> leftOut(session, document));
    }
    if (drafts.isEmpty()) {
      throw new Problem(
          ExitCode.USAGE, "-f: %s holds no resource that Windlass looks after".formatted(file));
    }
    return drafts;
  }

  private static Optional<Kind> kind(List<Kind> kinds, Fields document) {
    return kinds.stream()
        .filter(kind -> kind.name().equals(document.text("kind")))
        .filter(kind -> kind.apiVersion().equals(document.text("apiVersion")))
        .findFirst();
  }

  private static void leftOut(Session session, Fields document) {
    session
        .terminal()
        .note(
            "%s %s: not planned, since it is nothing that Windlass looks after"
                .formatted(document.text("kind"), document.child("metadata").text("name")));
  }

  private static Draft of(Session session, Kind kind, Fields document) {
    String stated = document.child("metadata").text("namespace");
    String namespace = stated.isEmpty() ? session.namespace() : stated;
    Optional<Resource> present =
        session.cluster().find(kind, namespace, document.child("metadata").text("name"));
    Fields manifest =
        present
            .map(found -> replaced(found, document))
            .orElseGet(() -> kind.namespaced() ? inNamespace(document, namespace) : document);
    return new Draft(present, session.cluster().dryRun(kind, manifest));
  }

  /** What is there, with the file's spec in the place of its own. */
  private static Fields replaced(Resource present, Fields document) {
    Map<String, Object> whole = new HashMap<>(present.document().values());
    whole.remove("status");
    whole.put("spec", document.child("spec").values());
    return new Fields(whole);
  }

  private static Fields inNamespace(Fields document, String namespace) {
    Map<String, Object> metadata = new HashMap<>(document.child("metadata").values());
    metadata.put("namespace", namespace);
    Map<String, Object> whole = new HashMap<>(document.values());
    whole.put("metadata", metadata);
    return new Fields(whole);
  }
}
