package io.windlass.activities.aistore.objects.authn;

import java.util.Map;

/**
 * Labels of owned objects, and the selector that finds the pod by them. The selector is that of the
 * original operator: it can't be changed in a Deployment that exists.
 */
public final class AuthnLabels {

  private static final String NAME = "app.kubernetes.io/name";
  private static final String INSTANCE = "app.kubernetes.io/instance";

  private AuthnLabels() {}

  /** Labels by which the pod is selected. */
  public static Map<String, String> selector(String service) {
    return Map.of(NAME, "authn", INSTANCE, service);
  }

  /** Labels of every object; the starter follows those with a component. */
  static Map<String, String> of(String service) {
    return Map.of(NAME, "authn", INSTANCE, service, "app.kubernetes.io/component", "authn");
  }
}
