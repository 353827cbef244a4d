package io.windlass.activities.pmem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.DaemonSetBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.windlass.activities.kubernetes.Reading;
import io.windlass.activities.pmem.objects.DriverContainers;
import io.windlass.activities.pmem.objects.DriverLabels;
import io.windlass.activities.pmem.objects.Side;
import io.windlass.workflows.pmem.DriverObservation.Fixed;
import io.windlass.workflows.pmem.resource.DeviceMode;
import io.windlass.workflows.pmem.resource.DriverLayout;
import io.windlass.workflows.pmem.resource.DriverLine;
import io.windlass.workflows.pmem.resource.DriverNames;
import io.windlass.workflows.pmem.resource.Platform;
import io.windlass.workflows.pmem.resource.PmemResource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds what runs a driver's pods, and reads from it what was applied last.
 *
 * @param line of the image: what runs the controller depends on it
 * @param layout in which the driver was made, or is to be
 */
record DriverWorkloads(
    KubernetesClient kubernetes,
    String namespace,
    DriverNames names,
    DriverLine line,
    DriverLayout layout) {

  private static final String PATCH_INSTRUCTION = "$patch";

  /** In the layout that is recorded, or else that of the image. */
  static DriverWorkloads of(
      KubernetesClient kubernetes, PmemSettings settings, PmemResource resource) {
    Platform platform = new Platform(DesiredDriver.UNKNOWN, settings.driverImage());
    DriverLine line = resource.driver(platform).line();
    return new DriverWorkloads(
        kubernetes,
        settings.namespace(),
        resource.names(),
        line,
        LayoutGuard.recorded(resource).orElse(line.layout()));
  }

  /** What runs the controller in the release of the image. */
  Optional<ControllerWorkload> controller() {
    return controller(new Reading(kubernetes));
  }

  /** The same, as one look reads it. */
  Optional<ControllerWorkload> controller(Reading reading) {
    ObjectMeta metadata = named(names.controller());
    HasMetadata sought =
        line.since(DriverLine.V1_0)
            ? new DeploymentBuilder().withMetadata(metadata).build()
            : new StatefulSetBuilder().withMetadata(metadata).build();
    return reading.live(sought).map(ControllerWorkload::of);
  }

  Optional<DaemonSet> nodes() {
    return nodes(new Reading(kubernetes));
  }

  /** The same, as one look reads it. */
  Optional<DaemonSet> nodes(Reading reading) {
    return reading.live(new DaemonSetBuilder().withMetadata(named(names.node())).build());
  }

  private ObjectMeta named(String name) {
    return new ObjectMetaBuilder().withNamespace(namespace).withName(name).build();
  }

  /** The pods of a side, whoever made them. */
  List<Pod> pods(Side side) {
    return kubernetes.pods().inNamespace(namespace).withLabels(selector(side)).list().getItems();
  }

  /** Those of the driver on one node. */
  Stream<Pod> podsOn(String node) {
    return kubernetes
        .pods()
        .inNamespace(namespace)
        .withLabels(selector(Side.NODE))
        .withField("spec.nodeName", node)
        .list()
        .getItems()
        .stream();
  }

  Map<String, String> selector(Side side) {
    return DriverLabels.selector(layout, names, side);
  }

  /** The layout in which a DaemonSet of a driver was made; empty for one that is no driver's. */
  static Optional<DriverLayout> layout(HasMetadata workload, Map<String, String> selector) {
    if (selector.containsKey(DriverLabels.NAME)) {
      return Optional.of(DriverLayout.DISTRIBUTED);
    }
    return selector.equals(Map.of(DriverLabels.APP, workload.getMetadata().getName()))
        ? Optional.of(DriverLayout.REGISTRY)
        : Optional.empty();
  }

  /** What Kubernetes remembers of its templates. */
  DriverHistory history() {
    return new DriverHistory(kubernetes, this);
  }

  /** A revision is kept as the patch that leads to it, with an instruction beside the fields. */
  static PodTemplateSpec template(Object data) {
    JsonNode patch = Serialization.jsonMapper().valueToTree(data).path("spec").path("template");
    return patch instanceof ObjectNode fields
        ? Serialization.jsonMapper()
            .convertValue(fields.without(PATCH_INSTRUCTION), PodTemplateSpec.class)
        : new PodTemplateSpec();
  }

  /** The revision that a template says that it is. */
  static String revision(PodTemplateSpec template) {
    return Optional.ofNullable(template)
        .map(PodTemplateSpec::getMetadata)
        .map(metadata -> metadata.getLabels())
        .map(labels -> labels.get(DriverLabels.REVISION))
        .orElse("");
  }

  /** How much memory each node had when it was last past the gate, in bytes. */
  static Map<String, Long> capacity(DaemonSet live) {
    String told = PmemAnnotations.value(live, PmemAnnotations.CAPACITY);
    if (told.isEmpty()) {
      return Map.of();
    }
    try {
      return Serialization.jsonMapper().readValue(told, new TypeReference<Map<String, Long>>() {});
    } catch (JsonProcessingException garbled) {
      return Map.of();
    }
  }

  /**
   * What a DaemonSet was applied with of what can't simply be changed.
   *
   * @param otherwise what counts where its command tells nothing
   */
  static Fixed fixed(DaemonSet live, Fixed otherwise) {
    List<Container> containers =
        Stream.of(
                live.getSpec().getTemplate().getSpec().getContainers(),
                live.getSpec().getTemplate().getSpec().getInitContainers())
            .filter(Objects::nonNull)
            .flatMap(List::stream)
            .toList();
    String name =
        containers.stream()
            .filter(container -> container.getName().equals(DriverContainers.DRIVER))
            .flatMap(container -> container.getEnv().stream())
            .filter(variable -> variable.getName().equals("PMEM_CSI_DRIVER_NAME"))
            .map(variable -> variable.getValue())
            .findFirst()
            .orElse(otherwise.driverName());
    return new Fixed(
        name,
        argument(containers, "-deviceManager=")
            .flatMap(DeviceMode::of)
            .orElse(otherwise.deviceMode()),
        argument(containers, "-pmemPercentage=")
            .or(() -> argument(containers, "--useforfsdax="))
            .filter(text -> text.matches("\\d{1,3}"))
            .map(Integer::valueOf)
            .orElse(otherwise.pmemPercentage()),
        layout(live, live.getSpec().getSelector().getMatchLabels()).orElse(otherwise.layout()));
  }

  private static Optional<String> argument(List<Container> containers, String name) {
    return containers.stream()
        .flatMap(container -> container.getCommand().stream())
        .filter(word -> word.startsWith(name))
        .map(word -> word.substring(name.length()))
        .findFirst();
  }
}
