package io.windlass.activities.aistore.takeover;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.DaemonSetStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.windlass.activities.temporal.Waiting;
import io.windlass.workflows.aistore.takeover.TakeOverFacts;
import io.windlass.workflows.aistore.takeover.TakeOverFacts.OldSet;
import io.windlass.workflows.aistore.takeover.TakeOverRequest;
import io.windlass.workflows.aistore.takeover.TakeOverStanding.Old;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The objects of the old release. Its DaemonSets are stopped by a node selector that no node has,
 * and its gateway is closed by a selector that no pod has: so both stay, and are given back by
 * taking that away again.
 */
record OldDeployment(KubernetesClient kubernetes, TakeOverRequest request, TakeOverFacts facts) {

  /** A label that nothing has. */
  private static final String STOPPED = "windlass.io/taken-over";

  private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

  Old look() {
    List<DaemonSet> sets = sets().toList();
    Predicate<DaemonSet> stopped = OldDeployment::stopped;
    return new Old(
        gateway().filter(Predicate.not(OldDeployment::closed)).isEmpty(),
        names(sets.stream().filter(Predicate.not(stopped))),
        names(sets.stream().filter(stopped)),
        present(),
        sets.stream().allMatch(OldDeployment::settled),
        facts.services().stream().flatMap(name -> service(name).stream()).allMatch(this::led));
  }

  private Stream<DaemonSet> sets() {
    return facts.daemonSets().stream()
        .flatMap(set -> Optional.ofNullable(set(set.name()).get()).stream());
  }

  private static Set<String> names(Stream<DaemonSet> sets) {
    return sets.map(set -> set.getMetadata().getName()).collect(Collectors.toSet());
  }

  private static boolean stopped(DaemonSet set) {
    return Optional.ofNullable(set.getSpec().getTemplate().getSpec().getNodeSelector())
        .orElse(Map.of())
        .containsKey(STOPPED);
  }

  private static boolean settled(DaemonSet set) {
    DaemonSetStatus status = set.getStatus();
    return status != null
        && set.getMetadata().getGeneration().equals(status.getObservedGeneration())
        && Optional.ofNullable(status.getNumberReady()).orElse(0)
            >= Optional.ofNullable(status.getDesiredNumberScheduled()).orElse(0);
  }

  private Set<String> present() {
    return facts.daemonSets().stream()
        .filter(set -> hasPods(set.component()))
        .map(OldSet::name)
        .collect(Collectors.toSet());
  }

  private boolean hasPods(String component) {
    return !kubernetes
        .pods()
        .inNamespace(request.namespace())
        .withLabels(Map.of("release", request.release(), "component", component))
        .list()
        .getItems()
        .isEmpty();
  }

  /** Has a DaemonSet want no pods. */
  void stop(String name) {
    patch(
        set(name),
        "{\"spec\":{\"template\":{\"spec\":{\"nodeSelector\":{\"%s\":\"%s\"}}}}}"
            .formatted(STOPPED, request.name()));
  }

  /** Waits for the end of the pods of a DaemonSet. */
  void awaitEnd(String name) {
    Waiting.until(() -> !present().contains(name));
  }

  void start(String name) {
    patch(
        set(name),
        "{\"spec\":{\"template\":{\"spec\":{\"nodeSelector\":{\"%s\":null}}}}}".formatted(STOPPED));
  }

  void awaitSettled() {
    Waiting.until(() -> sets().allMatch(OldDeployment::settled));
  }

  /** Removes the DaemonSets; their pods have ended before. */
  void remove() {
    facts.daemonSets().forEach(set -> set(set.name()).delete());
    Waiting.until(() -> sets().findAny().isEmpty());
  }

  void close() {
    gateway()
        .filter(Predicate.not(OldDeployment::closed))
        .ifPresent(
            service ->
                patch(
                    named(facts.gateway()),
                    "{\"spec\":{\"selector\":{\"%s\":\"%s\"}}}"
                        .formatted(STOPPED, request.name())));
  }

  void open() {
    gateway()
        .filter(OldDeployment::closed)
        .ifPresent(
            service ->
                patch(
                    named(facts.gateway()),
                    "{\"spec\":{\"selector\":{\"%s\":null}}}".formatted(STOPPED)));
  }

  private Optional<Service> gateway() {
    return facts.gateway().isEmpty() ? Optional.empty() : service(facts.gateway());
  }

  private static boolean closed(Service service) {
    return selector(service).containsKey(STOPPED);
  }

  private static Map<String, String> selector(Service service) {
    return Optional.ofNullable(service.getSpec().getSelector()).orElse(Map.of());
  }

  /** Leads the Services to the new proxies; names, addresses and ports of clients stay. */
  void lead() {
    facts.services().stream()
        .flatMap(name -> service(name).stream())
        .filter(Predicate.not(this::led))
        .forEach(
            service ->
                named(service.getMetadata().getName())
                    .edit(
                        live -> {
                          live.getSpec().setSelector(newProxies());
                          live.getSpec()
                              .getPorts()
                              .getFirst()
                              .setTargetPort(new IntOrString(facts.port()));
                          return live;
                        }));
  }

  private boolean led(Service service) {
    return selector(service).equals(newProxies());
  }

  private Map<String, String> newProxies() {
    return Map.of("app.kubernetes.io/name", request.name(), "app.kubernetes.io/component", "proxy");
  }

  private Optional<Service> service(String name) {
    return Optional.ofNullable(named(name).get());
  }

  private Resource<Service> named(String service) {
    return kubernetes.services().inNamespace(request.namespace()).withName(service);
  }

  private Resource<DaemonSet> set(String name) {
    return kubernetes.apps().daemonSets().inNamespace(request.namespace()).withName(name);
  }

  private static void patch(Resource<?> resource, String change) {
    resource.patch(MERGE, change);
  }
}
