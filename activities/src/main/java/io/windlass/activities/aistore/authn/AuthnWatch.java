package io.windlass.activities.aistore.authn;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.windlass.activities.aistore.ConditionTypes;
import io.windlass.activities.aistore.objects.authn.AuthnObjects;
import io.windlass.activities.aistore.objects.authn.PodHashes;
import io.windlass.activities.kubernetes.References;
import io.windlass.workflows.aistore.resource.authn.AIStoreAuth;
import io.windlass.workflows.lifecycle.Request;
import io.windlass.workflows.lifecycle.ResourceReference;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices that a Secret of an AuthN service was changed, its Certificate, or that the certificate
 * which only its pod has is renewed, since nobody else does: a Secret is no object of ours, and
 * whether there is cert-manager the starter does not know.
 *
 * <ol>
 *   <li>Looks at the Secrets of each service that is ready and compares their hash with the one
 *       that the pod was started with.
 *   <li>Where the pod has a certificate of its own, a handshake tells whether it is due.
 *   <li>When anything differs, it asks for the resource's workflow by an annotation, once for each
 *       hash.
 *   <li>While such a request waits it looks away: that request covers the change.
 * </ol>
 *
 * <p>It changes nothing itself. Several workers may watch: they ask for the same.
 */
public final class AuthnWatch {

  private static final Logger LOG = LoggerFactory.getLogger(AuthnWatch.class);

  private final AuthnAccess access;

  public AuthnWatch(AuthnAccess access) {
    this.access = access;
  }

  /** Looks once; answers the shortest time for which a certificate is still valid. */
  public Optional<Duration> look() {
    return access
        .kubernetes()
        .genericKubernetesResources(ResourceDefinitionContext.fromResourceType(AIStoreAuth.class))
        .inAnyNamespace()
        .list()
        .getItems()
        .stream()
        .map(References::to)
        .flatMap(reference -> look(reference).stream())
        .min(Comparator.naturalOrder())
        .map(end -> Duration.between(Instant.now(), end));
  }

  /** One that can't be read must not hide the others. */
  private Optional<Instant> look(ResourceReference reference) {
    try {
      Optional<AIStoreAuth> found = access.find(reference).filter(AuthnWatch::ready);
      found.filter(AuthnWatch::unasked).ifPresent(this::compare);
      return found.flatMap(
          auth ->
              access.secrets().certificateEnd(auth).or(() -> new AuthnPodCertificate(auth).end()));
    } catch (KubernetesClientException | IllegalArgumentException unreadable) {
      LOG.warn(
          "{}: its Secrets can't be looked at: {}", reference.title(), unreadable.getMessage());
      return Optional.empty();
    }
  }

  private static boolean unasked(AIStoreAuth auth) {
    return Request.CERTIFICATES.pending(auth.getMetadata().getAnnotations()).isEmpty();
  }

  private static boolean ready(AIStoreAuth auth) {
    return !auth.isMarkedForDeletion()
        && auth.getStatus()
            .condition(ConditionTypes.READY)
            .filter(condition -> "True".equals(condition.getStatus()))
            .isPresent();
  }

  private void compare(AIStoreAuth auth) {
    Optional<Deployment> live = access.objects().live(new AuthnObjects(auth).deploymentName());
    String started = PodHashes.of(live).secrets();
    String present = access.secrets().find(auth).hash();
    boolean certified = new AuthnCertificates(access, auth).upToDate();
    if (live.isEmpty()) {
      return;
    }
    if (!certified) {
      ask(auth, "certificate-" + auth.getMetadata().getResourceVersion());
    } else if (!started.equals(present)) {
      ask(auth, present);
    } else {
      AuthnObserver.due(auth, live)
          .filter(due -> !due.equals(PodHashes.of(live).renewed()))
          .ifPresent(due -> ask(auth, due));
    }
  }

  private void ask(AIStoreAuth auth, String token) {
    LOG.info("{}: what AuthN reads when it starts has changed", References.to(auth).title());
    access.resources().annotate(auth, Map.of(Request.CERTIFICATES.annotation(), token));
  }
}
