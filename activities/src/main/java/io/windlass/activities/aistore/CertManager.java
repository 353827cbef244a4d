package io.windlass.activities.aistore;

import io.fabric8.kubernetes.api.model.APIResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.windlass.activities.aistore.certificates.ClusterCertificates;
import io.windlass.activities.aistore.certmanager.IssuedCertificate;
import io.windlass.activities.aistore.objects.PodCertificateOrder;
import io.windlass.activities.kubernetes.ApiRefusal;
import io.windlass.activities.kubernetes.Ownership;
import io.windlass.activities.kubernetes.ServerSide;
import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.Https;
import io.windlass.workflows.aistore.resource.Names;
import io.windlass.workflows.lifecycle.Decision.Stalled;
import io.windlass.workflows.lifecycle.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What cert-manager is asked for on behalf of a cluster, and what has come of it.
 *
 * <ol>
 *   <li>Who names a Secret of his own, or none, does not need cert-manager; nor does he for whom
 *       Windlass makes that Secret: see {@link OwnCertificates}. Whose pods ask its CSI driver
 *       needs that: see {@link PodCertificates}.
 *   <li>Where cert-manager is not installed, that is told at once.
 *   <li>It has delivered when the Secret is there and can be used. For a cluster that was never
 *       complete it must call the Certificate ready as well: the Secret may be an earlier one's.
 *   <li>It has some time for that, from when the Certificate was made or changed. Only after that
 *       the work stalls.
 *   <li>A Certificate that is not as the spec wants it is put right before anything is held against
 *       what came of it: else no correction would ever reach cert-manager.
 * </ol>
 */
public record CertManager(
    KubernetesClient kubernetes,
    DesiredObjects desired,
    ClusterCertificates certificates,
    Duration patience) {

  /** It may ask somebody far away. */
  private static final int PATIENCE_TIMES = 4;

  /** What is told where cert-manager is not installed. */
  public static final String MISSING =
      "spec.tls.certificate: the kind Certificate of %s is not there; install cert-manager, or give spec.tls.secretName"
          .formatted(IssuedCertificate.GROUP);

  private static final String API = IssuedCertificate.GROUP + "/" + IssuedCertificate.VERSION;

  /** Why nothing can be begun for want of a certificate. */
  Optional<Stalled<AIStoreStep>> problem(AIStore aistore) {
    if (!asked(aistore)) {
      return own()
          .problem(aistore)
          .or(() -> new PodCertificates(kubernetes, certificates).problem(aistore))
          .or(() -> certificates.problem(aistore));
    }
    if (!installed(kubernetes)) {
      return Optional.of(new Stalled<>(Reason.MISSING_REFERENCE, MISSING));
    }
    return live(aistore)
        .filter(new Ownership(aistore)::ours)
        .filter(present -> overdue(aistore, present))
        .flatMap(present -> pending(aistore, present).filter(told -> isAsWanted(aistore, present)));
  }

  private OwnCertificates own() {
    return new OwnCertificates(kubernetes, desired, certificates.lifetimes());
  }

  /** What a complete cluster has of it is to be usable at any time. */
  private boolean overdue(AIStore aistore, IssuedCertificate live) {
    return !remaining(live).isPositive() || created(aistore) && certificates.present(aistore);
  }

  /** The Certificate as the spec wants it; empty where it asks for none. */
  Optional<IssuedCertificate> wanted(AIStore aistore) {
    LoadBalancers balancers = new LoadBalancers(new ServerSide(kubernetes), desired);
    return asked(aistore)
        ? desired.certificate(aistore, new PublicHosts(kubernetes, balancers).of(aistore))
        : Optional.empty();
  }

  /** The one of that name, whosever it is. */
  Optional<IssuedCertificate> live(AIStore aistore) {
    return new ServerSide(kubernetes).live(desired.certificateName(aistore));
  }

  /** Ours, also of an earlier spec; where our role does not let us see any, there is none. */
  Optional<IssuedCertificate> own(AIStore aistore) {
    return ApiRefusal.unlessForbidden(Optional.<IssuedCertificate>empty(), () -> live(aistore))
        .filter(new Ownership(aistore)::ours);
  }

  /** Ours, though the spec asks for none, and no pod needs it any more. */
  Optional<IssuedCertificate> left(AIStore aistore) {
    return asked(aistore) ? Optional.empty() : own(aistore).filter(ours -> !mounted(aistore));
  }

  /** With it the Secret may go, which pods of before need when they start again. */
  private boolean mounted(AIStore aistore) {
    String secret = Names.of(aistore).certificateSecret();
    return new Https(aistore).ofEachPod().isPresent()
        && RoleObjects.podsOfName(kubernetes, aistore).stream()
            .flatMap(pod -> PodCertificateOrder.secret(pod.getSpec()).stream())
            .anyMatch(secret::equals);
  }

  /** Whether there is what pods need to start; what a complete cluster has is judged elsewhere. */
  boolean delivered(AIStore aistore, IssuedCertificate live) {
    return created(aistore) ? certificates.present(aistore) : pending(aistore, live).isEmpty();
  }

  /** What is still waited for; empty when it has delivered. */
  Optional<Stalled<AIStoreStep>> pending(AIStore aistore, IssuedCertificate live) {
    return certificates.present(aistore) && (created(aistore) || live.ready())
        ? certificates.problem(aistore)
        : Optional.of(new Stalled<>(Reason.MISSING_REFERENCE, absent(aistore, live)));
  }

  /** How much of its time is left. */
  Duration remaining(IssuedCertificate live) {
    Instant asked = ServerSide.applied(live).orElseGet(Instant::now);
    return patience.multipliedBy(PATIENCE_TIMES).minus(Duration.between(asked, Instant.now()));
  }

  private static String absent(AIStore aistore, IssuedCertificate live) {
    String name = live.getMetadata().getName();
    return "spec.tls.certificate: cert-manager has not yet made Secret %s of Certificate %s; %s. See kubectl describe certificate %s"
        .formatted(
            Names.of(aistore).certificateSecret(),
            name,
            live.words()
                .map("it says "::concat)
                .orElse("it says nothing, so see whether it runs and knows the issuer"),
            name);
  }

  /** Whether it is asked for what the cluster needs now, if for anything. */
  boolean upToDate(AIStore aistore) {
    return !asked(aistore)
        || live(aistore).filter(present -> isAsWanted(aistore, present)).isPresent();
  }

  private boolean isAsWanted(AIStore aistore, IssuedCertificate live) {
    return wanted(aistore)
        .filter(certificate -> new ServerSide(kubernetes).unchanged(certificate, live))
        .isPresent();
  }

  private static boolean created(AIStore aistore) {
    return ConditionTypes.isTrue(aistore, ConditionTypes.CREATED);
  }

  private static boolean asked(AIStore aistore) {
    return new Https(aistore).asked().isPresent();
  }

  /** Whether its definitions are there. */
  public static boolean installed(KubernetesClient kubernetes) {
    return Optional.ofNullable(kubernetes.getApiResources(API))
        .map(APIResourceList::getResources)
        .filter(
            kinds ->
                kinds.stream().anyMatch(kind -> IssuedCertificate.PLURAL.equals(kind.getName())))
        .isPresent();
  }
}
