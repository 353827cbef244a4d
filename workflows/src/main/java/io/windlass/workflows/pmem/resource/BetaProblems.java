package io.windlass.workflows.pmem.resource;

import static io.windlass.workflows.resource.SpecProblem.blocking;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.windlass.workflows.resource.SpecProblem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rules of v1beta1, in its field names. What a driver of that image does not know is refused by
 * name, and so are the webhook and the scheduler extender of v0.9 and v1.0, which Windlass does not
 * run.
 */
final class BetaProblems {

  private BetaProblems() {}

  static List<SpecProblem> of(PmemCSIDeployment resource) {
    return Stream.concat(common(resource.getSpec()), later(resource.getSpec())).toList();
  }

  private static Stream<SpecProblem> common(PmemCSIDeploymentSpec spec) {
    return Stream.of(
            DriverProblems.clash(
                "pullPolicy",
                spec.pullPolicy(),
                spec.imagePullPolicy(),
                DriverDeploymentSpec.TWO_POLICIES),
            DriverProblems.clash(
                "registrarImage",
                spec.registrarImage(),
                spec.nodeRegistrarImage(),
                DriverDeploymentSpec.TWO_REGISTRARS),
            DriverProblems.clash(
                "controllerReplicas",
                spec.controllerReplicas(),
                spec.controllReplicas(),
                PmemCSIDeploymentSpec.TWO_REPLICAS),
            DriverProblems.policy("pullPolicy", spec.pullPolicy()),
            DriverProblems.policy("imagePullPolicy", spec.imagePullPolicy()),
            DriverProblems.mode(spec.deviceMode()),
            DriverProblems.percentage(spec.pmemPercentage()),
            DriverProblems.level(spec.logLevel()),
            DriverProblems.kubelet(spec.kubeletDir()),
            DriverProblems.image(spec.image()))
        .flatMap(problems -> problems);
  }

  private static Stream<SpecProblem> later(PmemCSIDeploymentSpec spec) {
    return Stream.of(
            unless(
                "controllerTLSSecret",
                spec.controllerTLSSecret(),
                "",
                "Windlass runs no webhook and no scheduler extender of a driver: remove it"),
            unless(
                "mutatePods",
                spec.mutatePods(),
                "Never",
                "Windlass runs no webhook of a driver: write Never, or remove it"),
            unless(
                "schedulerNodePort",
                spec.schedulerNodePort(),
                "0",
                "Windlass runs no scheduler extender of a driver: write 0, or remove it"),
            format(spec),
            replicas("controllReplicas", spec.controllReplicas(), line(spec)),
            replicas("controllerReplicas", spec.controllerReplicas(), line(spec)),
            unavailable(spec.maxUnavailable()))
        .flatMap(Optional::stream);
  }

  private static Optional<SpecProblem> unless(
      String field, @Nullable Object given, String allowed, String advice) {
    return Optional.ofNullable(given)
        .map(String::valueOf)
        .filter(text -> !text.isEmpty() && !text.equals(allowed))
        .map(text -> blocking("spec." + field, text, advice));
  }

  private static DriverLine line(PmemCSIDeploymentSpec spec) {
    return DriverLine.of(DriverDefaults.text(spec.image(), Platform.DRIVER_IMAGE));
  }

  private static Optional<SpecProblem> format(PmemCSIDeploymentSpec spec) {
    return line(spec).since(DriverLine.V0_9)
        ? Optional.ofNullable(spec.logFormat())
            .filter(text -> !List.of("", "text", "json").contains(text))
            .map(text -> blocking("spec.logFormat", text, "not known: write text or json"))
        : unless(
            "logFormat",
            spec.logFormat(),
            "text",
            "drivers before v0.9 know only text: write that, or name a later image in spec.image");
  }

  private static Optional<SpecProblem> replicas(
      String field, @Nullable Integer wanted, DriverLine line) {
    return wanted != null && wanted > 1 && !line.since(DriverLine.V1_0)
        ? Optional.of(
            blocking(
                "spec." + field,
                wanted,
                "drivers before v1.0 have one controller: write 1, or name a later image in"
                    + " spec.image"))
        : Optional.empty();
  }

  private static Optional<SpecProblem> unavailable(@Nullable IntOrString wanted) {
    String text = wanted == null ? "1" : String.valueOf(wanted.getValue());
    return text.matches("[1-9][0-9]{0,5}|[1-9][0-9]?%|100%")
        ? Optional.empty()
        : Optional.of(
            blocking(
                "spec.maxUnavailable", text, "write a number from 1, or a part from 1% to 100%"));
  }
}
