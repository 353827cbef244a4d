package io.windlass.activities.aistore;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.windlass.activities.aistore.certificates.OwnMaterial;
import io.windlass.activities.kubernetes.References;
import io.windlass.activities.kubernetes.RequestWatch;
import io.windlass.activities.kubernetes.RequestWatch.Ask;
import io.windlass.activities.kubernetes.RequestWatch.Sight;
import io.windlass.activities.kubernetes.RequestWatch.Subject;
import io.windlass.pki.Fingerprint;
import io.windlass.pki.Identity;
import io.windlass.pki.Term;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.Https;
import io.windlass.workflows.lifecycle.Request;
import io.windlass.workflows.lifecycle.ResourceReference;
import io.windlass.workflows.lifecycle.Rotation;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Notices that certificates were renewed, since nobody else does: a Secret is no object of ours.
 *
 * <ol>
 *   <li>Looks at the Secret of each cluster that serves HTTPS and is ready: one read each.
 *   <li>A certificate that is new here is compared, by handshakes, with what the nodes show. When a
 *       node shows another, or the new one can't be used, it asks for the cluster's workflow.
 *   <li>So it does when cert-manager is not asked for what the cluster needs now: nodes come and
 *       go, and so do their names.
 *   <li>What Windlass issues itself is asked for anew in time: see {@link Term#due}.
 *   <li>Where each pod has a certificate of its own, only the pod sees its files. Handshakes tell
 *       when another one is due, and then it asks: again and again, until the node shows it.
 * </ol>
 *
 * How it asks, and when it looks away: see {@link RequestWatch}.
 */
public final class CertificateWatch {

  private final ClusterAccess access;
  private final RequestWatch watch = new RequestWatch();

  public CertificateWatch(ClusterAccess access) {
    this.access = access;
  }

  /** Looks once; answers the shortest time for which a certificate is still valid. */
  public Optional<Duration> look() {
    return watch.look(secured().map(reference -> new Cluster(access, reference)));
  }

  private Stream<ResourceReference> secured() {
    return access
        .kubernetes()
        .genericKubernetesResources(ResourceDefinitionContext.fromResourceType(AIStore.class))
        .inAnyNamespace()
        .list()
        .getItems()
        .stream()
        .filter(CertificateWatch::namesASecret)
        .map(References::to);
  }

  /** One that can't be read in full must not hide the others. */
  private static boolean namesASecret(GenericKubernetesResource resource) {
    return resource.getAdditionalProperties().get("spec") instanceof Map<?, ?> spec
        && (spec.get("tlsSecretName") != null
            || spec.get("tls") instanceof Map<?, ?> tls
                && (tls.get("secretName") != null || tls.get("certificate") != null));
  }

  /** One that serves HTTPS. */
  private record Cluster(ClusterAccess access, ResourceReference reference) implements Subject {

    @Override
    public Optional<Sight> look() {
      return access.find(reference).filter(Cluster::ready).map(this::sight);
    }

    private static boolean ready(AIStore aistore) {
      return ConditionTypes.isTrue(aistore, ConditionTypes.READY)
          && new Https(aistore).on()
          && !aistore.isMarkedForDeletion();
    }

    private Sight sight(AIStore aistore) {
      if (new Https(aistore).ofEachPod().isPresent()) {
        return ofPods(aistore);
      }
      Optional<Identity> identity = access.certificates().identity(aistore);
      Optional<Instant> end = identity.map(held -> Term.end(held.certificate()));
      return asked(aistore) ? Sight.waiting(end) : ofSecret(aistore, identity, end);
    }

    private static boolean asked(AIStore aistore) {
      return RequestWatch.asked(aistore.getMetadata().getAnnotations());
    }

    private Sight ofPods(AIStore aistore) {
      PodRenewals renewals = PodRenewals.of(aistore, access.clusterDomain());
      if (asked(aistore)) {
        return Sight.waiting(renewals.firstEnd());
      }
      String state = renewals.state(Instant.now());
      Optional<Ask> ask =
          Optional.of(new Ask(Request.CERTIFICATES, token("due", true)))
              .filter(due -> !state.isEmpty());
      return new Sight(Optional.of(state), () -> ask, Optional::empty, renewals.firstEnd());
    }

    private Sight ofSecret(AIStore aistore, Optional<Identity> identity, Optional<Instant> end) {
      boolean usable = access.certificates().problem(aistore).isEmpty();
      boolean issued = OwnCertificates.issued(aistore);
      boolean ordered =
          issued ? access.ownCertificates().kept(aistore) : access.certManager().upToDate(aistore);
      String fingerprint =
          identity.map(held -> Fingerprint.of(held.certificate())).orElse("unusable");
      String token = token(fingerprint, ordered);
      Ask ask = new Ask(Request.CERTIFICATES, issued ? Rotation.LOAD + token : token);
      Optional<Identity> wanted = usable ? identity : Optional.empty();
      return new Sight(
          Optional.of("%s %s %s".formatted(fingerprint, usable, ordered)),
          () ->
              ordered && wanted.filter(held -> shown(aistore, held)).isPresent()
                  ? Optional.empty()
                  : Optional.of(ask),
          () -> issued ? due(aistore) : Optional.empty(),
          end);
    }

    /** What is to be replaced of what Windlass issues: its time tells. */
    private Optional<Ask> due(AIStore aistore) {
      OwnMaterial held = access.ownCertificates().material(aistore);
      Instant now = Instant.now();
      String token = "due-" + RequestWatch.minute();
      if (held.present().filter(one -> Term.due(one.certificate(), now)).isPresent()) {
        return Optional.of(new Ask(Request.REPLACE_AUTHORITY, token));
      }
      return held.server()
          .filter(one -> Term.due(one.certificate(), now))
          .map(one -> new Ask(Request.CERTIFICATES, token));
    }

    @Override
    public void ask(Ask ask) {
      access
          .find(reference)
          .filter(aistore -> !asked(aistore))
          .ifPresent(
              aistore ->
                  access
                      .resources()
                      .annotate(aistore, Map.of(ask.request().annotation(), ask.token())));
    }

    /** Another one for what cert-manager is to be asked. */
    private static String token(String fingerprint, boolean ordered) {
      return "%.8s-%s%s".formatted(fingerprint, ordered ? "" : "order-", RequestWatch.minute());
    }

    /** Whether every node shows it. */
    private boolean shown(AIStore aistore, Identity held) {
      return ShownCertificates.of(aistore, access.clusterDomain())
          .without(held.certificate())
          .isEmpty();
    }
  }
}
