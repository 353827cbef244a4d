package io.windlass.activities.aistore.authn;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.windlass.activities.aistore.AIStoreSettings;
import io.windlass.activities.aistore.FormerOperator;
import io.windlass.activities.kubernetes.ApiRefusal;
import io.windlass.activities.kubernetes.CustomResources;
import io.windlass.activities.kubernetes.OwnObjects;
import io.windlass.activities.kubernetes.Ownership;
import io.windlass.activities.kubernetes.ServerSide;
import io.windlass.activities.kubernetes.Telling;
import io.windlass.workflows.aistore.authn.AuthnStep;
import io.windlass.workflows.aistore.resource.authn.AIStoreAuth;
import io.windlass.workflows.aistore.resource.authn.AuthnStatus;
import io.windlass.workflows.lifecycle.ResourceReference;
import java.util.Optional;
import java.util.function.Consumer;

/** The ways by which activities reach AuthN services: Kubernetes, and the people who read. */
public final class AuthnAccess {

  /** The original operator's name: a resource that it made is not left behind by us. */
  static final String FINALIZER = "auth.ais.nvidia.com/finalizer";

  private final KubernetesClient kubernetes;
  private final CustomResources<AIStoreAuth, AuthnStatus> resources;
  private final Telling telling;
  private final AIStoreSettings settings;

  public AuthnAccess(KubernetesClient kubernetes, AIStoreSettings settings) {
    this.kubernetes = kubernetes;
    this.resources = new CustomResources<>(kubernetes, AIStoreAuth.class);
    this.telling = new Telling(kubernetes);
    this.settings = settings;
  }

  KubernetesClient kubernetes() {
    return kubernetes;
  }

  ServerSide objects() {
    return new ServerSide(kubernetes);
  }

  CustomResources<AIStoreAuth, AuthnStatus> resources() {
    return resources;
  }

  Telling telling() {
    return telling;
  }

  AIStoreSettings settings() {
    return settings;
  }

  AuthnReporter reporter() {
    return new AuthnReporter(resources);
  }

  AuthnObserver observer() {
    return new AuthnObserver(this);
  }

  AuthnSecrets secrets() {
    return new AuthnSecrets(kubernetes);
  }

  Optional<AIStoreAuth> find(ResourceReference reference) {
    return resources.find(reference);
  }

  /** Tells of a step and takes it; a resource that is gone needs nothing. */
  void act(ResourceReference reference, AuthnStep step, Consumer<AIStoreAuth> effect) {
    find(reference).ifPresent(auth -> telling.take(auth, step, () -> effect.accept(auth)));
  }

  /**
   * Makes the object so. One that another operator has in hand changes hands first, so that no
   * field of its stays.
   *
   * @throws io.temporal.failure.ApplicationFailure when the one that exists is not ours
   */
  void apply(AIStoreAuth auth, HasMetadata desired) {
    objects()
        .live(desired)
        .filter(new Ownership(auth)::ours)
        .filter(FormerOperator.HANDOVER::pending)
        .ifPresent(present -> objects().handOver(present, FormerOperator.HANDOVER));
    OwnObjects.of(objects(), auth).apply(desired);
  }

  /** Deletes the object of that kind and name, if it is ours. */
  void delete(AIStoreAuth auth, HasMetadata named) {
    OwnObjects.of(objects(), auth).delete(named);
  }

  /** Whether everything in the namespace is being deleted; false where we may not see it. */
  boolean namespaceGoes(AIStoreAuth auth) {
    String name = auth.getMetadata().getNamespace();
    return ApiRefusal.unlessForbidden(
        false,
        () ->
            Optional.ofNullable(kubernetes.namespaces().withName(name).get())
                .filter(HasMetadata::isMarkedForDeletion)
                .isPresent());
  }
}
