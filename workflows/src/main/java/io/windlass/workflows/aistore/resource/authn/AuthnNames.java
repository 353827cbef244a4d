package io.windlass.workflows.aistore.resource.authn;

/**
 * Names of the objects that belong to one service, as the original operator gives them.
 *
 * <p>They are a contract: the volume claim of an existing service is found by them.
 *
 * @param namespace namespace of the custom resource and of all its objects
 * @param service name of the custom resource, of its Deployment and of its Service
 */
public record AuthnNames(String namespace, String service) {

  /** The names of the objects of the given service. */
  public static AuthnNames of(AIStoreAuth auth) {
    return new AuthnNames(auth.getMetadata().getNamespace(), auth.getMetadata().getName());
  }

  /** The ConfigMap with {@code authn.json}. */
  public String config() {
    return service + "-config";
  }

  /** The volume claim. */
  public String claim() {
    return service + "-storage";
  }

  /** The Service with a port of every Kubernetes node. */
  public String nodePort() {
    return service + "-nodeport";
  }

  /** The Service with a load balancer. */
  public String loadBalancer() {
    return service + "-lb";
  }

  /** What cert-manager is asked for. */
  public String certificate() {
    return service + "-authn-tls-cert";
  }

  /** The Secret that cert-manager makes of it. */
  public String certificateSecret() {
    return service + "-authn-tls";
  }
}
