package io.windlass.activities.aistore;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.ClusterSize;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.aistore.resource.Https;
import io.windlass.workflows.aistore.resource.Names;
import io.windlass.workflows.lifecycle.Replacement;
import io.windlass.workflows.lifecycle.Request;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What can't be asked of a cluster, as its spec stands. Pure. */
public final class RequestRefusals {

  private RequestRefusals() {}

  /** Why a request would be without effect, naming the field; empty when it makes sense. */
  public static Optional<String> of(GenericKubernetesResource found, Request request, String text) {
    return switch (request) {
      case REPLACE_NODE -> unknown(read(found), Replacement.of(text).node());
      case CERTIFICATES -> new Https(read(found)).nothingToLoad();
      case RESTART, REBALANCE, RETRY -> Optional.empty();
    };
  }

  /** By the spec: that there are more nodes for the moment is no reason to replace one of those. */
  private static Optional<String> unknown(AIStore aistore, String node) {
    return Arrays.stream(DaemonRole.values())
            .flatMap(role -> names(aistore, role))
            .anyMatch(node::equals)
        ? Optional.empty()
        : Optional.of(
            "node: \"%s\" is no node of this cluster; write one of %s"
                .formatted(
                    node,
                    Arrays.stream(DaemonRole.values())
                        .map(role -> range(names(aistore, role).toList()))
                        .collect(Collectors.joining(", "))));
  }

  private static Stream<String> names(AIStore aistore, DaemonRole role) {
    Names names = Names.of(aistore);
    return IntStream.range(0, ClusterSize.of(aistore).of(role).wanted())
        .mapToObj(ordinal -> names.pod(role, ordinal));
  }

  private static String range(List<String> names) {
    return names.size() == 1
        ? names.getFirst()
        : "%s to %s".formatted(names.getFirst(), names.getLast());
  }

  private static AIStore read(GenericKubernetesResource found) {
    return Serialization.jsonMapper().convertValue(found, AIStore.class);
  }
}
