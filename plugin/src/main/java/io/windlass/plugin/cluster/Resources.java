package io.windlass.plugin.cluster;

import io.windlass.plugin.ExitCode;
import io.windlass.plugin.Problem;
import io.windlass.plugin.resource.Kind;
import io.windlass.plugin.resource.Resource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds resources by what people call them: {@code demo}, {@code aistore/demo}. */
public final class Resources {

  private final Cluster cluster;

  public Resources(Cluster cluster) {
    this.cluster = cluster;
  }

  /**
   * All of them.
   *
   * @param namespace empty for all namespaces
   */
  public List<Resource> all(Optional<String> namespace) {
    return kinds().stream().flatMap(kind -> cluster.list(kind, namespace).stream()).toList();
  }

  /** The one that is meant. */
  public Resource named(String text, String namespace) {
    List<Resource> found =
        meant(text).stream()
            .flatMap(kind -> cluster.find(kind, namespace, name(text)).stream())
            .toList();
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
                      found.getFirst().kind().name().toLowerCase(Locale.ROOT),
                      text));
    };
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
      throw new Problem(
          ExitCode.USAGE,
          "Windlass looks after no kind called %s; it knows %s".formatted(word, names(kinds())));
    }
    return meant;
  }

  private static String name(String text) {
    return text.substring(text.indexOf('/') + 1);
  }

  private Problem missing(String text, String namespace) {
    return new Problem(
        ExitCode.NOT_FOUND,
        "no %s called %s in namespace %s; list all with: kubectl windlass status -A"
            .formatted(names(meant(text)), name(text), namespace));
  }

  private static String names(List<Kind> kinds) {
    return kinds.stream().map(Kind::name).collect(Collectors.joining(" or "));
  }
}
