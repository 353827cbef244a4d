package io.windlass.activities.pmem;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.DaemonSetBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.windlass.activities.kubernetes.Handover;
import io.windlass.activities.kubernetes.Ownership;
import io.windlass.activities.kubernetes.Reading;
import io.windlass.activities.kubernetes.ServerSide;
import io.windlass.activities.pmem.objects.Side;
import io.windlass.activities.temporal.Together;
import io.windlass.workflows.pmem.adopt.AdoptionPlanner;
import io.windlass.workflows.pmem.resource.PmemResource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Intel's pmem-csi-operator, as far as drivers tell of it: which of them are in its hands.
 *
 * <ol>
 *   <li>A driver is in its hands when one of these is, of the objects that belong to the resource:
 *       DaemonSet, controller, and the Secrets of both sides.
 *   <li>So is a DaemonSet or a controller that Windlass has never applied, whoever has written it:
 *       nobody else gives an object to such a resource.
 *   <li>So is a driver with a DaemonSet in another namespace than that of Windlass's.
 *   <li>Nothing is remembered of it. So a driver that the operator takes up again after Windlass is
 *       its again, at once.
 * </ol>
 */
record FormerDriverOperator(Reading reading, String namespace) {

  /** It creates, updates and patches all by the name of its program. */
  static final Handover HANDOVER = new Handover(AdoptionPlanner.OPERATOR, AdoptionPlanner.OPERATOR);

  /** By which its replicas elect a leader, where they do. */
  static final String LEASE = "pmem-csi-operator-lock";

  /** Whether the driver is in its hands. */
  boolean holds(PmemResource resource) {
    return tellTales(resource).stream().anyMatch(FormerDriverOperator::theirs)
        || abroad(resource).isPresent();
  }

  /** Whether an object is in its hands. */
  static boolean theirs(HasMetadata object) {
    boolean workload =
        object instanceof DaemonSet
            || object instanceof StatefulSet
            || object instanceof Deployment;
    return HANDOVER.pending(object) || workload && ServerSide.applied(object).isEmpty();
  }

  /** Those objects of the driver by which it is told. */
  List<HasMetadata> tellTales(PmemResource resource) {
    String controller = resource.names().controller();
    Stream<HasMetadata> named =
        Stream.concat(
            Stream.of(
                new DaemonSetBuilder().withMetadata(named(resource.names().node())).build(),
                new StatefulSetBuilder().withMetadata(named(controller)).build(),
                new DeploymentBuilder().withMetadata(named(controller)).build()),
            Stream.of(Side.values())
                .map(side -> side.secret(resource.names()))
                .map(name -> new SecretBuilder().withMetadata(named(name)).build()));
    List<Supplier<Optional<HasMetadata>>> questions =
        named.<Supplier<Optional<HasMetadata>>>map(object -> () -> reading.live(object)).toList();
    return Together.ask(questions).stream()
        .flatMap(Optional::stream)
        .filter(new Ownership(resource)::ours)
        .toList();
  }

  /** A DaemonSet of the resource where Windlass would never look. */
  Optional<DaemonSet> abroad(PmemResource resource) {
    String uid = resource.getMetadata().getUid();
    return reading.everywhere(DaemonSet.class).stream()
        .filter(set -> !namespace.equals(set.getMetadata().getNamespace()))
        .filter(
            set ->
                set.getMetadata().getOwnerReferences().stream()
                    .anyMatch(owner -> owner.getUid().equals(uid)))
        .findFirst();
  }

  private ObjectMeta named(String name) {
    return new ObjectMetaBuilder().withNamespace(namespace).withName(name).build();
  }
}
