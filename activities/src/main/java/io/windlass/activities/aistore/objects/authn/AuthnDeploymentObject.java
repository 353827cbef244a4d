package io.windlass.activities.aistore.objects.authn;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.windlass.activities.aistore.objects.OwnedMetadata;
import io.windlass.workflows.aistore.resource.authn.AIStoreAuth;
import io.windlass.workflows.aistore.resource.authn.AuthnNames;

/** The Deployment of the one pod. Two would write the same store, so the old one ends first. */
public final class AuthnDeploymentObject {

  private AuthnDeploymentObject() {}

  /** The Deployment. */
  public static Deployment of(AIStoreAuth auth, PodHashes hashes) {
    String service = AuthnNames.of(auth).service();
    return new DeploymentBuilder()
        .withMetadata(OwnedMetadata.of(auth, service, AuthnLabels.of(service)))
        .withNewSpec()
        .withReplicas(1)
        .withNewStrategy()
        .withType("Recreate")
        .endStrategy()
        .withNewSelector()
        .withMatchLabels(AuthnLabels.selector(service))
        .endSelector()
        .withTemplate(AuthnPodTemplate.of(auth, hashes))
        .endSpec()
        .build();
  }
}
