package io.windlass.workflows.aistore.resource;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The nodes that a specification asks for, by the names of their pods. */
public final class NodeNames {

  private NodeNames() {}

  /** Why a name that a person wrote is none of them; empty when it is one. */
  public static Optional<String> problem(AIStore aistore, String node) {
    List<String> proxies = of(aistore, DaemonRole.PROXY);
    List<String> targets = of(aistore, DaemonRole.TARGET);
    return proxies.contains(node) || targets.contains(node)
        ? Optional.empty()
        : Optional.of(unknown(node, proxies, targets));
  }

  /** What to tell a person of a name that is neither a proxy's nor a target's. */
  public static String unknown(String node, List<String> proxies, List<String> targets) {
    return "\"%s\" is no node of this cluster; write one of %s, %s"
        .formatted(node, range(proxies), range(targets));
  }

  private static List<String> of(AIStore aistore, DaemonRole role) {
    Names names = Names.of(aistore);
    return IntStream.range(0, ClusterSize.of(aistore).of(role).wanted())
        .mapToObj(ordinal -> names.pod(role, ordinal))
        .toList();
  }

  private static String range(List<String> names) {
    return names.size() < 2
        ? String.join("", names)
        : "%s to %s".formatted(names.getFirst(), names.getLast());
  }
}
