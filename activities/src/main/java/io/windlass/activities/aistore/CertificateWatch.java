package io.windlass.activities.aistore;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.windlass.activities.aistore.certificates.OwnMaterial;
import io.windlass.activities.kubernetes.References;
import io.windlass.pki.Fingerprint;
import io.windlass.pki.Identity;
import io.windlass.pki.Term;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.Https;
import io.windlass.workflows.lifecycle.Request;
import io.windlass.workflows.lifecycle.ResourceReference;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices that certificates were renewed, since nobody else does: a Secret is no object of ours.
 *
 * <ol>
 *   <li>Looks at the Secret of each cluster that serves HTTPS and is ready: one read each.
 *   <li>A certificate that is new here is compared, by handshakes, with what the nodes show.
 *   <li>When a node shows another, or the new one can't be used, it asks for the cluster's workflow
 *       by an annotation. What a certificate was asked for once is not asked for again.
 *   <li>So it does when cert-manager is not asked for what the cluster needs now: nodes come and
 *       go, and so do their names.
 *   <li>What Windlass issues itself is asked for anew in time: see {@link Term#due}.
 *   <li>Where each pod has a certificate of its own, only the pod sees its files. Handshakes tell
 *       when another one is due, and then it asks: again and again, until the node shows it.
 *   <li>While a request waits it looks away, and remembers nothing: that request covers the change,
 *       and whoever wrote it waits for its answer. What came too late for it is seen afterwards.
 * </ol>
 *
 * It changes nothing itself. Several workers may watch: they ask for the same.
 */
public final class CertificateWatch {

  private static final Logger LOG = LoggerFactory.getLogger(CertificateWatch.class);

  private final ClusterAccess access;
  private Map<String, String> known = Map.of();

  public CertificateWatch(ClusterAccess access) {
    this.access = access;
  }

  /** Looks once; answers the shortest time for which a certificate is still valid. */
  public synchronized Optional<Duration> look() {
    Map<String, String> seen = new HashMap<>();
    Optional<Instant> first =
        secured().stream()
            .flatMap(reference -> look(reference, seen).stream())
            .min(Comparator.naturalOrder());
    known = Map.copyOf(seen);
    return first.map(end -> Duration.between(Instant.now(), end));
  }

  private List<ResourceReference> secured() {
    return access
        .kubernetes()
        .genericKubernetesResources(ResourceDefinitionContext.fromResourceType(AIStore.class))
        .inAnyNamespace()
        .list()
        .getItems()
        .stream()
        .filter(CertificateWatch::namesASecret)
        .map(References::to)
        .toList();
  }

  /** One that can't be read in full must not hide the others. */
  private static boolean namesASecret(GenericKubernetesResource resource) {
    return resource.getAdditionalProperties().get("spec") instanceof Map<?, ?> spec
        && (spec.get("tlsSecretName") != null
            || spec.get("tls") instanceof Map<?, ?> tls
                && (tls.get("secretName") != null || tls.get("certificate") != null));
  }

  private Optional<Instant> look(ResourceReference reference, Map<String, String> seen) {
    try {
      Optional<AIStore> found = access.find(reference).filter(CertificateWatch::ready);
      if (found.filter(CertificateWatch::ofEachPod).isPresent()) {
        return lookAtPods(found.get(), seen);
      }
      Optional<Identity> identity = found.flatMap(access.certificates()::identity);
      found
          .filter(aistore -> !asked(aistore))
          .ifPresent(aistore -> compare(aistore, identity, seen));
      return identity.map(held -> held.certificate().getNotAfter().toInstant());
    } catch (KubernetesClientException | IllegalArgumentException unreadable) {
      LOG.warn(
          "{}: its certificate can't be looked at: {}", reference.title(), unreadable.getMessage());
      return Optional.empty();
    }
  }

  private static boolean ready(AIStore aistore) {
    return ConditionTypes.isTrue(aistore, ConditionTypes.READY)
        && new Https(aistore).on()
        && !aistore.isMarkedForDeletion();
  }

  private static boolean ofEachPod(AIStore aistore) {
    return new Https(aistore).ofEachPod().isPresent();
  }

  private Optional<Instant> lookAtPods(AIStore aistore, Map<String, String> seen) {
    PodRenewals renewals = PodRenewals.of(aistore, access.clusterDomain());
    if (!asked(aistore)) {
      ResourceReference reference = References.to(aistore);
      String state = renewals.state(Instant.now());
      if (!state.isEmpty() && !state.equals(known.get(reference.workflowId()))) {
        LOG.info("{}: another certificate is due ({})", reference.title(), state);
        ask(reference, Request.CERTIFICATES, token("due", true));
      }
      seen.put(reference.workflowId(), state);
    }
    return renewals.firstEnd();
  }

  private static boolean asked(AIStore aistore) {
    return Stream.of(Request.CERTIFICATES, Request.REPLACE_AUTHORITY)
        .anyMatch(request -> request.pending(aistore.getMetadata().getAnnotations()).isPresent());
  }

  private void compare(AIStore aistore, Optional<Identity> identity, Map<String, String> seen) {
    ResourceReference reference = References.to(aistore);
    String key = reference.workflowId();
    boolean usable = access.certificates().problem(aistore).isEmpty();
    boolean issued = OwnCertificates.issued(aistore);
    boolean ordered =
        issued ? access.ownCertificates().kept(aistore) : access.certManager().upToDate(aistore);
    String fingerprint =
        identity.map(held -> Fingerprint.of(held.certificate())).orElse("unusable");
    String state = "%s %s %s".formatted(fingerprint, usable, ordered);
    Optional<Identity> wanted = usable ? identity : Optional.empty();
    if (!state.equals(known.get(key))
        && !(ordered && wanted.filter(held -> shown(aistore, held)).isPresent())) {
      LOG.info("{}: its certificate has changed, or has to", reference.title());
      String token = token(fingerprint, ordered);
      ask(reference, Request.CERTIFICATES, issued ? CertificateLoading.LOAD + token : token);
    } else if (issued) {
      due(aistore).ifPresent(request -> ask(reference, request, "due-" + minute()));
    }
    seen.put(key, state);
  }

  /** What is to be replaced of what Windlass issues: its time tells. */
  private Optional<Request> due(AIStore aistore) {
    OwnMaterial held = access.ownCertificates().material(aistore);
    Instant now = Instant.now();
    if (held.present().filter(one -> Term.due(one.certificate(), now)).isPresent()) {
      return Optional.of(Request.REPLACE_AUTHORITY);
    }
    return held.server().filter(one -> Term.due(one.certificate(), now)).isPresent()
        ? Optional.of(Request.CERTIFICATES)
        : Optional.empty();
  }

  /** Handshakes take their time: somebody may have asked meanwhile. */
  private void ask(ResourceReference reference, Request request, String token) {
    access
        .find(reference)
        .filter(aistore -> !asked(aistore))
        .ifPresent(
            aistore -> access.resources().annotate(aistore, Map.of(request.annotation(), token)));
  }

  /**
   * The same from all workers that see the change in the same minute, and another one for what
   * cert-manager is to be asked.
   */
  private static String token(String fingerprint, boolean ordered) {
    return "%.8s-%s%s".formatted(fingerprint, ordered ? "" : "order-", minute());
  }

  private static Instant minute() {
    return Instant.now().truncatedTo(ChronoUnit.MINUTES);
  }

  /** Whether every node shows it. */
  private boolean shown(AIStore aistore, Identity held) {
    return ShownCertificates.of(aistore, access.clusterDomain())
        .without(held.certificate())
        .isEmpty();
  }
}
