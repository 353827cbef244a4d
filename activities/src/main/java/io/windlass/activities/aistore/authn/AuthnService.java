package io.windlass.activities.aistore.authn;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.windlass.activities.aistore.objects.authn.AuthnLabels;
import io.windlass.activities.aistore.objects.authn.AuthnObjects;
import io.windlass.activities.aistore.objects.authn.PodHashes;
import io.windlass.activities.kubernetes.PodChanges;
import io.windlass.activities.temporal.Waiting;
import io.windlass.workflows.aistore.authn.ServiceObservation;
import io.windlass.workflows.aistore.resource.authn.AIStoreAuth;
import io.windlass.workflows.lifecycle.Failures;
import io.windlass.workflows.lifecycle.PodProblem;
import io.windlass.workflows.lifecycle.Request;
import io.windlass.workflows.lifecycle.ResourceReference;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Changes an AuthN service's objects in Kubernetes, and waits for its pod. */
final class AuthnService {

  /** Between two looks when no pod changes: for what only time can tell. */
  private static final Duration QUIET = Duration.ofSeconds(1);

  private final AuthnAccess access;

  AuthnService(AuthnAccess access) {
    this.access = access;
  }

  /**
   * Makes deletion wait for us first, then applies what the pod needs, and deletes what an earlier
   * spec has left of it. The Certificate comes last: it speaks for the load balancer, too.
   */
  void applyFoundation(AIStoreAuth auth) {
    access.resources().hold(auth, AuthnAccess.FINALIZER, Map.of());
    AuthnObjects objects = new AuthnObjects(auth);
    objects.foundation().forEach(object -> access.apply(auth, object));
    objects.unwanted().forEach(object -> access.delete(auth, object));
    if (!auth.getSpec().persistence().goes()) {
      new AuthnRemoval(access).release(auth);
    }
    AuthnCertificates certificates = new AuthnCertificates(access, auth);
    certificates.wanted().ifPresent(wanted -> access.apply(auth, wanted));
    if (certificates.wanted().isEmpty()) {
      certificates.own().ifPresent(access.objects()::delete);
    }
  }

  /** Applies the Deployment, unless a Secret has gone since it was planned. */
  void apply(AIStoreAuth auth) {
    AuthnSecrets.Found secrets = access.secrets().find(auth);
    if (!secrets.missing().isEmpty()) {
      throw Failures.planOutdated(String.join("; ", secrets.missing()));
    }
    if (!secrets.certificate()) {
      throw Failures.planOutdated("the Secret with the certificate is gone");
    }
    Optional<Deployment> live = access.objects().live(new AuthnObjects(auth).deploymentName());
    access.apply(auth, AuthnObserver.wanted(auth, live, secrets.hash()));
  }

  void awaitCertificate(ResourceReference reference) {
    Waiting.until(
        () ->
            access
                .find(reference)
                .map(auth -> access.observer().look(auth).observation().certificate())
                .filter(pending -> pending.filter(problem -> !problem.lasting()).isPresent())
                .isEmpty());
  }

  /** Looks whenever its pod changes. */
  void await(ResourceReference reference) {
    Map<String, String> labels = AuthnLabels.selector(reference.name());
    try (PodChanges changes = new PodChanges(access.kubernetes(), reference.namespace(), labels)) {
      while (unserved(reference)) {
        changes.await(QUIET);
      }
    }
  }

  private boolean unserved(ResourceReference reference) {
    return access
        .find(reference)
        .map(auth -> access.observer().look(auth).observation())
        .filter(Predicate.not(AuthnService::over))
        .isPresent();
  }

  /** Whether there is nothing to wait for any more. */
  private static boolean over(ServiceObservation seen) {
    return seen.serving()
        || !seen.deployed()
        || !seen.applied()
        || seen.problem().filter(PodProblem::lasting).isPresent();
  }

  /** Only what the pod has tells which restart is done: a newer one may be asked for by now. */
  void markFulfilled(AIStoreAuth auth) {
    Map<String, String> present = auth.getMetadata().getAnnotations();
    Map<String, String> done = new LinkedHashMap<>();
    Optional<Deployment> live = access.objects().live(new AuthnObjects(auth).deploymentName());
    String restarted = PodHashes.of(live).restart();
    if (!restarted.isEmpty()) {
      done.put(Request.RESTART.answer(), restarted);
    }
    for (Request request : List.of(Request.CERTIFICATES, Request.ADOPT)) {
      request.pending(present).ifPresent(token -> done.put(request.answer(), token));
    }
    access.resources().annotate(auth, done);
  }
}
