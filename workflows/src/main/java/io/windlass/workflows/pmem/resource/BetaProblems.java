package io.windlass.workflows.pmem.resource;

import static io.windlass.workflows.resource.SpecProblem.blocking;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.windlass.workflows.resource.SpecProblem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rules of v1beta1, in its field names. What belongs to later drivers, which have a webhook, a
 * scheduler extender and several controllers, is refused by name.
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
                "there is no webhook and no scheduler extender: remove it"),
            unless(
                "mutatePods",
                spec.mutatePods(),
                "Never",
                "there is no webhook: write Never, or remove it"),
            unless(
                "schedulerNodePort",
                spec.schedulerNodePort(),
                "0",
                "there is no scheduler extender: write 0, or remove it"),
            unless("logFormat", spec.logFormat(), "text", "only text is known: write that"),
            replicas("controllReplicas", spec.controllReplicas()),
            replicas("controllerReplicas", spec.controllerReplicas()),
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

  private static Optional<SpecProblem> replicas(String field, @Nullable Integer wanted) {
    return wanted != null && wanted > 1
        ? Optional.of(
            blocking("spec." + field, wanted, "nodes register with one controller: write 1"))
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
