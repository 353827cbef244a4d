package io.windlass.activities.aistore.objects;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.windlass.workflows.aistore.resource.AIStore;
import java.util.Map;

/** Secrets of a cluster whose certificates Windlass issues. They go with the resource. */
public final class CertificateSecrets {

  /** On the Secret with the files of the nodes: the request that its certificate answers. */
  public static final String ISSUED_FOR = "windlass.io/issued-for";

  /** On the resource, and on the pods: whom nodes are to trust, and were started with. */
  public static final String TRUSTED = "windlass.io/trusted-authorities";

  private CertificateSecrets() {}

  /**
   * A Secret of that name.
   *
   * @param data in base64
   */
  public static Secret of(
      AIStore aistore, String name, Map<String, String> data, Map<String, String> annotations) {
    return new SecretBuilder()
        .withMetadata(OwnedMetadata.of(aistore, name, Map.of()))
        .editMetadata()
        .withAnnotations(annotations)
        .endMetadata()
        .withType("Opaque")
        .withData(data)
        .build();
  }
}
