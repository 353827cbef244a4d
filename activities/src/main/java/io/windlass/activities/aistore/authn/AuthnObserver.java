package io.windlass.activities.aistore.authn;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.windlass.activities.aistore.ConditionTypes;
import io.windlass.activities.aistore.objects.authn.AuthnDeploymentObject;
import io.windlass.activities.aistore.objects.authn.AuthnObjects;
import io.windlass.activities.aistore.objects.authn.PodHashes;
import io.windlass.activities.kubernetes.Ownership;
import io.windlass.activities.kubernetes.PodReading;
import io.windlass.activities.kubernetes.ServerSide;
import io.windlass.workflows.aistore.authn.ServiceObservation;
import io.windlass.workflows.aistore.resource.authn.AIStoreAuth;
import io.windlass.workflows.lifecycle.PodProblem;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks at an AuthN service: its objects, its pod, and the Secrets that it needs. */
final class AuthnObserver {

  private final AuthnAccess access;
  private final ServerSide objects;

  AuthnObserver(AuthnAccess access) {
    this.access = access;
    this.objects = access.objects();
  }

  /** What is there now. */
  AuthnLook look(AIStoreAuth auth) {
    AuthnSecrets.Found secrets = access.secrets().find(auth);
    Ownership ownership = new Ownership(auth);
    AuthnCertificates certificates = new AuthnCertificates(access, auth);
    Optional<Deployment> named = objects.live(new AuthnObjects(auth).deploymentName());
    Optional<Deployment> live = named.filter(ownership::ours);
    Optional<Deployment> wanted = live.map(present -> wanted(auth, live, secrets.hash()));
    ServiceObservation observation =
        new ServiceObservation(
            isTrue(auth, ConditionTypes.CREATED),
            foundationCurrent(auth, certificates),
            certificates.pending(secrets.certificate()),
            live.isPresent(),
            live.flatMap(present -> outdated(auth, present, wanted.get())),
            live.filter(present -> objects.unchanged(wanted.get(), present)).isPresent(),
            live.filter(AuthnObserver::serving).isPresent(),
            live.filter(present -> replicas(present) > 0).isPresent(),
            live.flatMap(present -> problem(auth, present)),
            fulfilled(auth, live));
    return new AuthnLook(observation, secrets.missing(), strangers(auth, named, ownership));
  }

  private List<HasMetadata> strangers(
      AIStoreAuth auth, Optional<Deployment> named, Ownership ownership) {
    Stream<HasMetadata> foundation =
        new AuthnObjects(auth)
            .foundation().stream().flatMap(object -> objects.live(object).stream());
    return Stream.concat(foundation, named.stream())
        .filter(present -> !ownership.ours(present))
        .toList();
  }

  private static boolean isTrue(AIStoreAuth auth, String type) {
    return auth.getStatus()
        .condition(type)
        .filter(condition -> "True".equals(condition.getStatus()))
        .isPresent();
  }

  private boolean foundationCurrent(AIStoreAuth auth, AuthnCertificates certificates) {
    AuthnObjects wanted = new AuthnObjects(auth);
    Ownership ownership = new Ownership(auth);
    return auth.hasFinalizer(AuthnAccess.FINALIZER)
        && wanted.foundation().stream().allMatch(object -> current(object, ownership))
        && wanted.unwanted().stream()
            .allMatch(object -> objects.live(object).filter(ownership::ours).isEmpty())
        && claimStays(auth, wanted)
        && certificates.upToDate();
  }

  private boolean current(HasMetadata wanted, Ownership ownership) {
    return objects
        .live(wanted)
        .filter(ownership::ours)
        .filter(present -> objects.unchanged(wanted, present))
        .isPresent();
  }

  /** A claim that is to stay has no owner with whom it would go. */
  private boolean claimStays(AIStoreAuth auth, AuthnObjects wanted) {
    return auth.getSpec().persistence().goes()
        || objects.live(wanted.claimName()).filter(claim -> ownedBy(claim, auth)).isEmpty();
  }

  static boolean ownedBy(PersistentVolumeClaim claim, AIStoreAuth auth) {
    return claim.getMetadata().getOwnerReferences().stream()
        .anyMatch(owner -> owner.getUid().equals(auth.getMetadata().getUid()));
  }

  /** The Deployment as it is to be: what a pod was restarted for stays, lest it restart again. */
  static Deployment wanted(AIStoreAuth auth, Optional<Deployment> live, String secrets) {
    Map<String, String> annotations = auth.getMetadata().getAnnotations();
    PodHashes before = PodHashes.of(live);
    String restart = Request.RESTART.pending(annotations).orElseGet(before::restart);
    String renewed = due(auth, live).orElseGet(before::renewed);
    return AuthnDeploymentObject.of(auth, new PodHashes(secrets, restart, renewed));
  }

  /** A pod that does not serve yet shows nothing, and is not to be replaced for that. */
  static Optional<String> due(AIStoreAuth auth, Optional<Deployment> live) {
    return live.filter(AuthnObserver::serving)
        .flatMap(ignored -> new AuthnPodCertificate(auth).due(Instant.now()));
  }

  private Optional<Reason> outdated(AIStoreAuth auth, Deployment live, Deployment wanted) {
    JsonNode preview = template(objects.preview(wanted));
    if (preview.equals(template(live))) {
      return Optional.empty();
    }
    PodHashes before = PodHashes.of(Optional.of(live));
    PodHashes after = PodHashes.of(Optional.of(wanted));
    if (!before.secrets().isEmpty() && !before.secrets().equals(after.secrets())) {
      return Optional.of(Reason.SECRET_CHANGED);
    }
    if (!before.renewed().equals(after.renewed())) {
      return Optional.of(Reason.CERTIFICATE_ENDS);
    }
    Deployment same = AuthnDeploymentObject.of(auth, before);
    boolean restartAlone =
        !before.restart().equals(after.restart())
            && template(objects.preview(same)).equals(template(live));
    return Optional.of(restartAlone ? Reason.RESTART_REQUESTED : Reason.TEMPLATE_CHANGED);
  }

  private static JsonNode template(Deployment deployment) {
    return Serialization.jsonMapper().valueToTree(deployment.getSpec().getTemplate());
  }

  /** Whether the present template serves, and nothing of an earlier one is left. */
  static boolean serving(Deployment live) {
    DeploymentStatus status =
        Objects.requireNonNullElseGet(live.getStatus(), DeploymentStatus::new);
    long seen = Objects.requireNonNullElse(status.getObservedGeneration(), 0L);
    int updated = Objects.requireNonNullElse(status.getUpdatedReplicas(), 0);
    int available = Objects.requireNonNullElse(status.getAvailableReplicas(), 0);
    return seen >= live.getMetadata().getGeneration()
        && updated == 1
        && replicas(live) == 1
        && available == 1;
  }

  private static int replicas(Deployment live) {
    return Optional.ofNullable(live.getStatus()).map(DeploymentStatus::getReplicas).orElse(0);
  }

  /** Why no pod becomes ready, by its own words, or why none is created. */
  private Optional<PodProblem> problem(AIStoreAuth auth, Deployment live) {
    Duration patience = access.settings().patience();
    Instant now = Instant.now();
    Optional<PodProblem> ofPod =
        new AuthnPods(access, auth)
            .all().stream()
                .flatMap(pod -> PodReading.problem(pod, now, patience).stream())
                .findFirst();
    return ofPod.or(() -> uncreated(live, now, patience));
  }

  private static Optional<PodProblem> uncreated(Deployment live, Instant now, Duration patience) {
    return Optional.ofNullable(live.getStatus()).stream()
        .flatMap(status -> status.getConditions().stream())
        .filter(condition -> "ReplicaFailure".equals(condition.getType()))
        .filter(condition -> "True".equals(condition.getStatus()))
        .map(
            condition ->
                new PodProblem(
                    Reason.POD_STUCK,
                    "no pod can be created: " + condition.getMessage(),
                    Instant.parse(condition.getLastTransitionTime()).plus(patience).isBefore(now)))
        .findFirst();
  }

  private static boolean fulfilled(AIStoreAuth auth, Optional<Deployment> live) {
    Map<String, String> annotations = auth.getMetadata().getAnnotations();
    boolean restarted =
        Request.RESTART
            .pending(annotations)
            .filter(token -> token.equals(PodHashes.of(live).restart()))
            .isPresent();
    return restarted
        || Request.CERTIFICATES.pending(annotations).isPresent()
        || Request.ADOPT.pending(annotations).isPresent();
  }
}
