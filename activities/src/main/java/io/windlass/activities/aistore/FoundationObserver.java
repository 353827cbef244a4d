package io.windlass.activities.aistore;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.windlass.activities.aistore.OwnCertificates.Standing;
import io.windlass.activities.aistore.certmanager.IssuedCertificate;
import io.windlass.activities.aistore.objects.LoadBalancer;
import io.windlass.activities.kubernetes.Coverage;
import io.windlass.activities.kubernetes.Kept;
import io.windlass.activities.kubernetes.Ownership;
import io.windlass.activities.kubernetes.ServerSide;
import io.windlass.activities.temporal.Together;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.lifecycle.AuthorityChange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks at the objects beside StatefulSets: each is read once, all at the same time, and Services
 * together.
 */
record FoundationObserver(
    ServerSide objects,
    DesiredObjects desired,
    CertManager certManager,
    OwnCertificates own,
    CertificateBridge bridge) {

  /**
   * How they stand.
   *
   * @param applied whether all are as the spec wants them, load balancers with an address, a
   *     Certificate with its Secret, and none is left that it does not want
   * @param strangers objects under wanted names that are not ours
   * @param authority how far that of the certificates has been replaced
   */
  record Foundation(boolean applied, List<HasMetadata> strangers, AuthorityChange authority) {

    /** What counts where nobody looks. */
    static final Foundation APPLIED = new Foundation(true, List.of(), AuthorityChange.NONE);
  }

  /** What one object tells. */
  private record Finding(boolean applied, Optional<HasMetadata> stranger) {}

  Foundation observe(AIStore aistore) {
    Ownership ownership = new Ownership(aistore);
    List<HasMetadata> wanted = desired.foundation(aistore);
    List<HasMetadata> services = wanted.stream().filter(Service.class::isInstance).toList();
    Stream<Supplier<List<Finding>>> single =
        wanted.stream()
            .filter(object -> !(object instanceof Service))
            .map(object -> () -> List.of(wanted(object, objects.live(object), aistore)));
    Stream<Supplier<List<Finding>>> unwanted =
        desired.unwanted(aistore).stream()
            .map(object -> () -> List.of(unwanted(object, ownership)));
    Stream<Supplier<List<Finding>>> left =
        Stream.of(
            () -> services(aistore, services), () -> List.of(certificate(aistore, ownership)));
    List<Finding> findings =
        Together.ask(Stream.of(single, unwanted, left).flatMap(Function.identity()).toList())
            .stream()
            .flatMap(List::stream)
            .toList();
    Standing issued = own.standing(aistore);
    boolean kept = issued.kept() && !bridge.useless(aistore);
    return new Foundation(
        kept && findings.stream().allMatch(Finding::applied),
        Stream.concat(
                findings.stream().map(Finding::stranger),
                Stream.of(issued.stranger(), bridge.stranger(aistore)))
            .flatMap(Optional::stream)
            .toList(),
        OwnCertificates.issued(aistore) ? issued.change() : bridge.change(aistore));
  }

  /**
   * All Services, of which there may be one for each target, by one call. What is not among those
   * with the labels may be somebody else's under that name.
   */
  private List<Finding> services(AIStore aistore, List<HasMetadata> wanted) {
    LoadBalancers balancers = new LoadBalancers(objects, desired);
    List<Service> present = balancers.services(aistore);
    Map<String, Service> byName =
        present.stream()
            .collect(Collectors.toMap(found -> found.getMetadata().getName(), Function.identity()));
    Stream<Finding> findings =
        wanted.stream().map(object -> wanted(object, service(object, byName), aistore));
    boolean nothingLeft = balancers.left(aistore, present).isEmpty();
    return Stream.concat(findings, Stream.of(new Finding(nothingLeft, Optional.empty()))).toList();
  }

  private Optional<HasMetadata> service(HasMetadata wanted, Map<String, Service> present) {
    return Optional.<HasMetadata>ofNullable(present.get(wanted.getMetadata().getName()))
        .or(() -> objects.live(wanted));
  }

  private Finding wanted(HasMetadata object, Optional<HasMetadata> live, AIStore aistore) {
    Ownership ownership = new Ownership(aistore);
    Kept kept = Kept.of(aistore);
    return new Finding(
        live.filter(ownership::ours)
            .filter(present -> applied(kept.over(object, present), present))
            .isPresent(),
        live.filter(present -> !ownership.ours(present)));
  }

  private boolean applied(HasMetadata object, HasMetadata live) {
    return (shapedByUser(object) ? objects.unchanged(object, live) : Coverage.covers(object, live))
        && (!LoadBalancer.is(object) || LoadBalancer.hasAddress(live));
  }

  /** Whether parts of it come and go with the spec: what is no longer wanted must be noticed. */
  private static boolean shapedByUser(HasMetadata object) {
    return switch (object) {
      case ServiceAccount ignored -> true;
      case ConfigMap ignored -> true;
      case Deployment ignored -> true;
      default -> LoadBalancer.is(object);
    };
  }

  /** Its names depend on more than the spec. */
  private Finding certificate(AIStore aistore, Ownership ownership) {
    Optional<IssuedCertificate> wanted = certManager.wanted(aistore);
    if (wanted.isEmpty()) {
      return new Finding(certManager.left(aistore).isEmpty(), Optional.empty());
    }
    Optional<IssuedCertificate> live = certManager.live(aistore);
    return new Finding(
        live.filter(ownership::ours)
            .filter(present -> objects.unchanged(wanted.get(), present))
            .filter(present -> certManager.delivered(aistore, present))
            .isPresent(),
        live.filter(present -> !ownership.ours(present)).map(HasMetadata.class::cast));
  }

  /** A stranger may have the name of what we do not want. */
  private Finding unwanted(HasMetadata object, Ownership ownership) {
    return new Finding(objects.live(object).filter(ownership::ours).isEmpty(), Optional.empty());
  }
}
