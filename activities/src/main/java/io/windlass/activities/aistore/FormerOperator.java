package io.windlass.activities.aistore;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.windlass.activities.kubernetes.Handover;
import io.windlass.activities.kubernetes.Ownership;
import io.windlass.activities.kubernetes.ServerSide;
import io.windlass.activities.temporal.Together;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.aistore.resource.Names;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * NVIDIA's ais-operator, as far as clusters tell of it: which of them are in its hands.
 *
 * <ol>
 *   <li>A cluster is in its hands when one of these is, of the objects that belong to the resource:
 *       its StatefulSets, and the ConfigMap that the operator applies first of all, each time that
 *       it looks.
 *   <li>Nothing is remembered of it. So a cluster that the operator takes up again after Windlass
 *       is its again, at once.
 * </ol>
 */
public record FormerOperator(ServerSide objects) {

  static final String NAME = "ais-operator";

  /** Its {@code LeaderElectionID}. */
  static final String LEASE = "60c23797.nvidia.com";

  /** It applies by its name, and creates StatefulSets by that of its program, {@code manager}. */
  public static final Handover HANDOVER = new Handover(NAME, "manager");

  /** Whether the cluster is in its hands. */
  boolean holds(AIStore aistore) {
    return holds(tellTales(aistore));
  }

  /** The same by what {@link #tellTales} found. */
  static boolean holds(List<HasMetadata> tellTales) {
    return tellTales.stream().anyMatch(HANDOVER::pending);
  }

  /** Those objects of the cluster by which it is told. */
  List<HasMetadata> tellTales(AIStore aistore) {
    Ownership ownership = new Ownership(aistore);
    Names names = Names.of(aistore);
    Stream<HasMetadata> nodes =
        Stream.of(DaemonRole.values())
            .map(
                role ->
                    new StatefulSetBuilder()
                        .withMetadata(named(names, names.daemon(role)))
                        .build());
    HasMetadata configuration =
        new ConfigMapBuilder().withMetadata(named(names, names.globalConfig())).build();
    List<Supplier<Optional<HasMetadata>>> questions =
        Stream.concat(nodes, Stream.of(configuration)).map(this::question).toList();
    return Together.ask(questions).stream()
        .flatMap(Optional::stream)
        .filter(ownership::ours)
        .toList();
  }

  private Supplier<Optional<HasMetadata>> question(HasMetadata named) {
    return () -> objects.live(named);
  }

  private static ObjectMeta named(Names names, String name) {
    return new ObjectMetaBuilder().withNamespace(names.namespace()).withName(name).build();
  }
}
