package io.windlass.starter.admission;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.windlass.starter.resource.ResourceKey;
import io.windlass.workflows.pmem.DriverObservation.Fixed;
import io.windlass.workflows.pmem.DriverObservation.Objection;
import io.windlass.workflows.pmem.DriverVolumes;
import io.windlass.workflows.pmem.FixedDriver;
import io.windlass.workflows.pmem.resource.DriverDeployment;
import io.windlass.workflows.pmem.resource.DriverLayout;
import io.windlass.workflows.pmem.resource.DriverLine;
import io.windlass.workflows.pmem.resource.DriverProblems;
import io.windlass.workflows.pmem.resource.KubernetesVersion;
import io.windlass.workflows.pmem.resource.Platform;
import io.windlass.workflows.pmem.resource.PmemCSIDeployment;
import io.windlass.workflows.pmem.resource.PmemResource;
import io.windlass.workflows.resource.SpecProblem;
import io.windlass.workflows.resource.SpecProblem.Severity;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Judges drivers, in the sentences of the conditions.
 *
 * <ol>
 *   <li>What can't work is refused, unless it was there before.
 *   <li>So is what can't be changed of a driver that exists. Whether there are volumes, which
 *       matters to its mode, only the worker sees: the condition tells it.
 *   <li>Everything else that is amiss is accepted with a warning.
 * </ol>
 */
@Singleton
final class DriverReviewer {

  /** What cannot be changed depends on no platform. */
  private static final Platform ANY =
      new Platform(new KubernetesVersion(1, 0), Platform.DRIVER_IMAGE);

  private static final Platform UNNAMED = new Platform(new KubernetesVersion(1, 0), "");

  private final KubernetesSerialization serialization;

  DriverReviewer(KubernetesClient client) {
    this.serialization = client.getKubernetesSerialization();
  }

  static ResourceKey key(JsonNode request) {
    return new ResourceKey(
        request.at("/object/kind").asText(), "", request.at("/object/metadata/name").asText());
  }

  /** What is to be answered to a request. */
  Answer review(JsonNode review) {
    AdmissionRequest request = new AdmissionRequest(review);
    if (!request.isJudged() || !request.specChanged()) {
      return new Answer(List.of());
    }
    PmemResource after = read(request.after());
    Optional<PmemResource> before = request.before().map(this::read);
    List<SpecProblem> known = before.map(DriverProblems::of).orElse(List.of());
    return new Answer(
        Stream.concat(
                DriverProblems.of(after).stream().map(problem -> remark(problem, known)),
                before.stream().flatMap(resource -> fixed(resource, after).stream()))
            .toList());
  }

  private PmemResource read(JsonNode object) {
    return object.path("kind").asText().equals(DriverDeployment.KIND)
        ? serialization.convertValue(object, DriverDeployment.class)
        : serialization.convertValue(object, PmemCSIDeployment.class);
  }

  private static Remark remark(SpecProblem problem, List<SpecProblem> before) {
    return problem.severity() == Severity.BLOCKING && !before.contains(problem)
        ? new Remark.Refusal(problem.text())
        : new Remark.Warning(problem.text());
  }

  private static Optional<Remark> fixed(PmemResource before, PmemResource after) {
    Fixed was = Fixed.of(before.driver(ANY));
    Fixed wanted = Fixed.of(after.driver(ANY));
    DriverLayout asked = layout(after);
    DriverLayout made = made(before).orElse(asked);
    return FixedDriver.refusal(in(was, made), in(wanted, asked), DriverVolumes.NONE)
        .map(Objection::message)
        .map(Remark.Refusal::new);
  }

  /** Only what is recorded is sure: which image is run for a spec that names none is not known. */
  private static Optional<DriverLayout> made(PmemResource before) {
    return Optional.ofNullable(before.getMetadata().getAnnotations())
        .map(annotations -> annotations.get(DriverLayout.ANNOTATION))
        .flatMap(DriverLayout::of);
  }

  /** One that names no image keeps what it has, as far as can be told here. */
  private static DriverLayout layout(PmemResource after) {
    String image = after.driver(UNNAMED).images().driver();
    return image.isEmpty()
        ? made(after).orElse(DriverLayout.REGISTRY)
        : DriverLine.of(image).layout();
  }

  private static Fixed in(Fixed driver, DriverLayout layout) {
    return new Fixed(driver.driverName(), driver.deviceMode(), driver.pmemPercentage(), layout);
  }
}
