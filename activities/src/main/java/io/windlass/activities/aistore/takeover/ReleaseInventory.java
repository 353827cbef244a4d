package io.windlass.activities.aistore.takeover;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.windlass.activities.aistore.http.AisClient;
import io.windlass.workflows.aistore.takeover.OldDaemons;
import io.windlass.workflows.aistore.takeover.OldHost;
import io.windlass.workflows.aistore.takeover.OldRelease;
import io.windlass.workflows.aistore.takeover.OldRole;
import io.windlass.workflows.aistore.takeover.TakeOverRequest;
import io.windlass.workflows.lifecycle.Failures;
import io.windlass.workflows.lifecycle.Reason;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes the inventory of an old release: by the labels that the chart sets, and by name where it
 * sets none. Changes nothing.
 *
 * @param domain of the Kubernetes cluster
 * @param calls a client for one look at the cluster behind an address
 */
public record ReleaseInventory(
    KubernetesClient kubernetes, String domain, Function<URI, AisClient> calls) {

  private static final String RELEASE = "release";
  private static final String COMPONENT = "component";
  private static final String TARGET = OldRole.TARGET.component();

  /**
   * What is there.
   *
   * @throws io.temporal.failure.ApplicationFailure when there is no such release
   */
  public OldRelease take(TakeOverRequest request) {
    List<OldDaemons> daemons = daemons(request);
    String fullName = OldRelease.fullName(name(daemons, OldRole.TARGET, request));
    name(daemons, OldRole.PROXY, request);
    List<HasMetadata> objects =
        new ReleaseObjects(kubernetes, request.namespace(), request.release())
            .of(fullName, daemons);
    return new OldRelease(
        request.namespace(),
        request.release(),
        daemons,
        kubernetes.nodes().list().getItems().stream().map(OldHost::new).toList(),
        kubernetes
            .pods()
            .inNamespace(request.namespace())
            .withLabel(RELEASE, request.release())
            .list()
            .getItems(),
        objects,
        new OldClusterCall(calls).at(address(request.namespace(), fullName, objects)),
        new NeighbourLook(kubernetes).around(request));
  }

  private List<OldDaemons> daemons(TakeOverRequest request) {
    List<OldDaemons> found = new ArrayList<>();
    for (DaemonSet object :
        kubernetes
            .apps()
            .daemonSets()
            .inNamespace(request.namespace())
            .withLabel(RELEASE, request.release())
            .list()
            .getItems()) {
      OldRole.of(label(object, COMPONENT))
          .ifPresent(role -> found.add(new OldDaemons(role, object)));
    }
    return found.stream().sorted(Comparator.comparing(OldDaemons::role)).toList();
  }

  private String name(List<OldDaemons> daemons, OldRole role, TakeOverRequest request) {
    return daemons.stream()
        .filter(one -> one.role() == role)
        .map(one -> one.object().getMetadata().getName())
        .findFirst()
        .orElseThrow(
            () ->
                Failures.refused(
                    Reason.MISSING_REFERENCE,
                    "release: no DaemonSet in namespace %s has the labels release=%s, component=%s;"
                            .formatted(request.namespace(), request.release(), role.component())
                        + known(request.namespace())));
  }

  private String known(String namespace) {
    String releases =
        kubernetes
            .apps()
            .daemonSets()
            .inNamespace(namespace)
            .withLabel(COMPONENT, TARGET)
            .list()
            .getItems()
            .stream()
            .map(object -> label(object, RELEASE))
            .sorted()
            .distinct()
            .collect(Collectors.joining(", "));
    return releases.isEmpty()
        ? " there is no release of the chart in it"
        : " there are the releases " + releases;
  }

  private Optional<URI> address(String namespace, String fullName, List<HasMetadata> objects) {
    return objects.stream()
        .flatMap(object -> object instanceof Service service ? Stream.of(service) : Stream.empty())
        .filter(service -> service.getMetadata().getName().equals(fullName + "-proxy"))
        .map(
            service ->
                URI.create(
                    "http://%s.%s.svc.%s:%d"
                        .formatted(
                            service.getMetadata().getName(),
                            namespace,
                            domain,
                            service.getSpec().getPorts().getFirst().getPort())))
        .findFirst();
  }

  static String label(HasMetadata object, String key) {
    return Optional.ofNullable(object.getMetadata().getLabels())
        .map(labels -> labels.get(key))
        .orElse("");
  }
}
