package io.windlass.workflows.aistore.resource;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The nodes that a specification asks for, by the names of their pods. */
public final class NodeNames {

  private NodeNames() {}

  /** Why a name that a person wrote is none of them; empty when it is one. */
  public static Optional<String> problem(AIStore aistore, String node) {
    boolean known =
        Arrays.stream(DaemonRole.values())
            .flatMap(role -> of(aistore, role))
            .anyMatch(node::equals);
    return known
        ? Optional.empty()
        : Optional.of(
            "\"%s\" is no node of this cluster; write one of %s".formatted(node, all(aistore)));
  }

  private static String all(AIStore aistore) {
    return Arrays.stream(DaemonRole.values())
        .map(role -> range(of(aistore, role).toList()))
        .collect(Collectors.joining(", "));
  }

  private static Stream<String> of(AIStore aistore, DaemonRole role) {
    Names names = Names.of(aistore);
    return IntStream.range(0, ClusterSize.of(aistore).of(role).wanted())
        .mapToObj(ordinal -> names.pod(role, ordinal));
  }

  private static String range(List<String> names) {
    return names.size() < 2
        ? String.join("", names)
        : "%s to %s".formatted(names.getFirst(), names.getLast());
  }
}
