package io.windlass.activities.pmem.objects;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.util.Map;

/**
 * The Secrets by which both sides believe each other: one for each, with the authority beside the
 * certificate, since what is in one Secret changes at once.
 */
public final class SideSecret {

  /** The authority that is trusted. */
  public static final String AUTHORITY = "ca.crt";

  public static final String CERTIFICATE = "tls.crt";
  public static final String KEY = "tls.key";

  private SideSecret() {}

  /**
   * The Secret of a side.
   *
   * @param data in base64
   */
  public static Secret of(DriverContext context, Side side, Map<String, String> data) {
    return secret(context, side.secret(context.names()), "kubernetes.io/tls", data);
  }

  /** The Secret with what signs; no pod sees it. */
  public static Secret ofAuthority(DriverContext context, Map<String, String> data) {
    return secret(context, context.names().authoritySecret(), "Opaque", data);
  }

  private static Secret secret(
      DriverContext context, String name, String type, Map<String, String> data) {
    return new SecretBuilder()
        .withMetadata(OwnedMetadata.namespaced(context, name))
        .withType(type)
        .withData(data)
        .build();
  }
}
