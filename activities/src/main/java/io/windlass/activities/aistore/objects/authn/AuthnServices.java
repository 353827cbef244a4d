package io.windlass.activities.aistore.objects.authn;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServicePortBuilder;
import io.windlass.activities.aistore.objects.OwnedMetadata;
import io.windlass.workflows.aistore.resource.authn.AIStoreAuth;
import io.windlass.workflows.aistore.resource.authn.AuthnAccess;
import io.windlass.workflows.aistore.resource.authn.AuthnNames;
import io.windlass.workflows.aistore.resource.authn.ListenAddress;
import io.windlass.workflows.aistore.resource.authn.LoadBalancerAccess;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The Services that lead to AuthN: from inside, by a port of the nodes, by a load balancer. */
final class AuthnServices {

  private AuthnServices() {}

  static List<HasMetadata> of(AIStoreAuth auth) {
    AuthnNames names = AuthnNames.of(auth);
    Optional<AuthnAccess> access = Optional.ofNullable(auth.getSpec().externalAccess());
    int port = new ListenAddress(auth).port();
    Stream<HasMetadata> inside =
        Stream.of(service(auth, names.service(), "ClusterIP", port(port).build(), Map.of()));
    Stream<HasMetadata> byNodes =
        access.map(AuthnAccess::nodePort).stream()
            .map(
                wanted ->
                    service(
                        auth,
                        names.nodePort(),
                        "NodePort",
                        port(port).withNodePort(wanted.port()).build(),
                        Map.of()));
    Stream<HasMetadata> balanced =
        access.map(AuthnAccess::loadBalancer).stream().map(wanted -> balancer(auth, wanted));
    return Stream.of(inside, byNodes, balanced).flatMap(services -> services).toList();
  }

  private static HasMetadata balancer(AIStoreAuth auth, LoadBalancerAccess wanted) {
    return service(
        auth,
        AuthnNames.of(auth).loadBalancer(),
        "LoadBalancer",
        port(wanted.wantedPort()).build(),
        wanted.annotations());
  }

  private static ServicePortBuilder port(int port) {
    return new ServicePortBuilder()
        .withName(AuthnPodTemplate.PORT)
        .withProtocol("TCP")
        .withPort(port)
        .withTargetPort(new IntOrString(AuthnPodTemplate.PORT));
  }

  private static HasMetadata service(
      AIStoreAuth auth,
      String name,
      String type,
      ServicePort port,
      Map<String, String> annotations) {
    String service = AuthnNames.of(auth).service();
    return new ServiceBuilder()
        .withMetadata(
            new ObjectMetaBuilder(OwnedMetadata.of(auth, name, AuthnLabels.of(service)))
                .withAnnotations(annotations)
                .build())
        .withNewSpec()
        .withType(type)
        .withSelector(AuthnLabels.selector(service))
        .withPorts(port)
        .endSpec()
        .build();
  }
}
