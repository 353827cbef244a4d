package io.windlass.plugin.cluster;

import io.windlass.plugin.ExitCode;
import io.windlass.plugin.Problem;
import io.windlass.plugin.resource.Kind;
import io.windlass.plugin.resource.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds resources by what people call them: {@code demo}, {@code aistore/demo}. Kinds that somebody
 * may not see are passed over, as long as he may see one of those that he means.
 */
public final class Resources {

  private final Cluster cluster;

  public Resources(Cluster cluster) {
    this.cluster = cluster;
  }

  /**
   * All of them, and those that are in no namespace.
   *
   * @param namespace empty for all namespaces
   */
  public List<Resource> all(Optional<String> namespace) {
    return seen(kinds(), kind -> cluster.list(kind, namespace));
  }

  /** The one that is meant. */
  public Resource named(String text, String namespace) {
    List<Resource> found =
        seen(meant(text), kind -> cluster.find(kind, namespace, name(text)).stream().toList());
    return switch (found.size()) {
      case 1 -> found.getFirst();
      case 0 -> throw missing(text, namespace);
      default ->
          throw new Problem(
              ExitCode.USAGE,
              "%s could be any of %s; write the kind before it, for example %s/%s"
                  .formatted(
                      text,
                      found.stream().map(Resource::title).collect(Collectors.joining(", ")),
                      found.getFirst().kind().word(),
                      name(text)));
    };
  }

  /** What the person may see of kinds; fails when that is none of them. */
  private static List<Resource> seen(List<Kind> kinds, Function<Kind, List<Resource>> look) {
    List<Resource> seen = new ArrayList<>();
    List<Problem> forbidden = new ArrayList<>();
    for (Kind kind : kinds) {
      try {
        seen.addAll(look.apply(kind));
      } catch (Problem problem) {
        if (!problem.isForbidden()) {
          throw problem;
        }
        forbidden.add(problem);
      }
    }
    if (forbidden.size() == kinds.size()) {
      throw forbidden.getFirst();
    }
    return seen;
  }

  /** How a resource stands now. */
  public Resource again(Resource resource) {
    return cluster
        .find(resource.kind(), resource.namespace(), resource.name())
        .orElseThrow(
            () ->
                new Problem(
                    ExitCode.NOT_FOUND, "%s does not exist any more".formatted(resource.title())));
  }

  /** The kinds that there are. */
  public List<Kind> kinds() {
    List<Kind> kinds = cluster.kinds();
    if (kinds.isEmpty()) {
      throw new Problem(
          ExitCode.FAILED,
          "the API server knows no kind in the category %s; install Windlass's definitions"
                  .formatted(Kind.CATEGORY)
              + " (kubectl apply --server-side -f deploy/crds)");
    }
    return kinds;
  }

  private List<Kind> meant(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      return kinds();
    }
    String word = text.substring(0, slash);
    List<Kind> meant = kinds().stream().filter(kind -> kind.called(word)).toList();
    if (meant.isEmpty()) {
      throw new Problem(ExitCode.USAGE, unknown(word, name(text)));
    }
    return meant;
  }

  private String unknown(String word, String name) {
    return kinds().stream()
        .filter(kind -> kind.mistaken(word))
        .findFirst()
        .map(
            kind ->
                "%s alone is a kind that Windlass does not look after; if you mean its own, write %s/%s"
                    .formatted(word, kind.word(), name))
        .orElseGet(
            () ->
                "Windlass looks after no kind called %s; it knows %s"
                    .formatted(word, names(kinds())));
  }

  private static String name(String text) {
    return text.substring(text.indexOf('/') + 1);
  }

  private Problem missing(String text, String namespace) {
    List<Kind> meant = meant(text);
    String where = meant.stream().anyMatch(Kind::namespaced) ? " in namespace " + namespace : "";
    return new Problem(
        ExitCode.NOT_FOUND,
        "no %s called %s%s; list all with: kubectl windlass status -A"
            .formatted(names(meant), name(text), where));
  }

  private static String names(List<Kind> kinds) {
    return kinds.stream().map(Kind::title).collect(Collectors.joining(" or "));
  }
}
