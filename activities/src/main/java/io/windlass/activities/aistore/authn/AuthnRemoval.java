package io.windlass.activities.aistore.authn;

import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.windlass.activities.aistore.objects.authn.AuthnObjects;
import io.windlass.activities.temporal.Waiting;
import io.windlass.workflows.aistore.resource.authn.AIStoreAuth;
import io.windlass.workflows.lifecycle.Failures;
import java.util.List;
import java.util.Map;

/** Removes what Windlass made for an AuthN service. Taken up again, it goes on where it was. */
final class AuthnRemoval {

  private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

  private final AuthnAccess access;

  AuthnRemoval(AuthnAccess access) {
    this.access = access;
  }

  /** Deletes the Deployment, and waits until its pod has ended, or no longer can. */
  void service(AIStoreAuth auth) {
    access.delete(auth, new AuthnObjects(auth).deploymentName());
    AuthnPods pods = new AuthnPods(access, auth);
    List<Pod> left = Waiting.until(pods::all, all -> all.isEmpty() || pods.endless(all));
    if (!left.isEmpty()) {
      throw Failures.planOutdated("a pod does not end");
    }
  }

  /** Deletes the volume claim, or sees to it that it stays. */
  void claim(AIStoreAuth auth, boolean goes) {
    if (goes) {
      access.delete(auth, new AuthnObjects(auth).claimName());
    } else {
      release(auth);
    }
  }

  /** Takes the resource away from the owners of the claim: nothing goes with it then. */
  void release(AIStoreAuth auth) {
    access
        .objects()
        .live(new AuthnObjects(auth).claimName())
        .filter(claim -> AuthnObserver.ownedBy(claim, auth))
        .ifPresent(claim -> disown(auth, claim));
  }

  private void disown(AIStoreAuth auth, PersistentVolumeClaim claim) {
    List<OwnerReference> others =
        claim.getMetadata().getOwnerReferences().stream()
            .filter(owner -> !owner.getUid().equals(auth.getMetadata().getUid()))
            .toList();
    Map<String, Object> metadata =
        Map.of(
            "resourceVersion", claim.getMetadata().getResourceVersion(), "ownerReferences", others);
    access
        .kubernetes()
        .resource(claim)
        .patch(MERGE, Serialization.asJson(Map.of("metadata", metadata)));
  }

  /** Deletes the rest, and lets the resource go. */
  void rest(AIStoreAuth auth) {
    new AuthnObjects(auth).rest().forEach(object -> access.delete(auth, object));
    new AuthnCertificates(access, auth).own().ifPresent(access.objects()::delete);
    access.resources().release(auth, AuthnAccess.FINALIZER);
  }
}
