package io.windlass.workflows.pmem.resource;

import io.windlass.workflows.resource.SpecProblem;
import java.util.List;
import java.util.stream.Stream;

/** Rules of v1alpha1, in its field names. */
final class AlphaProblems {

  private AlphaProblems() {}

  static List<SpecProblem> of(DriverDeployment resource) {
    DriverDeploymentSpec spec = resource.getSpec();
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
            DriverProblems.policy("pullPolicy", spec.pullPolicy()),
            DriverProblems.policy("imagePullPolicy", spec.imagePullPolicy()),
            DriverProblems.mode(spec.deviceMode()),
            DriverProblems.percentage(spec.pmemPercentage()),
            DriverProblems.level(spec.logLevel()),
            DriverProblems.kubelet(spec.kubeletDir()),
            DriverProblems.image(spec.image()),
            MaterialProblems.of(spec.material(), layout(spec)))
        .flatMap(problems -> problems)
        .toList();
  }

  private static DriverLayout layout(DriverDeploymentSpec spec) {
    return DriverLine.of(DriverDefaults.text(spec.image(), Platform.DRIVER_IMAGE)).layout();
  }
}
