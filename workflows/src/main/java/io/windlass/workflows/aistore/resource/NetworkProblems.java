package io.windlass.workflows.aistore.resource;

import static io.windlass.workflows.resource.SpecProblem.warning;

import io.windlass.workflows.resource.SpecProblem;
import java.util.Optional;
import java.util.stream.Stream;

/** Ways to the cluster that lead nowhere, and what targets of one node can not share. */
final class NetworkProblems {
  private NetworkProblems() {}

  static Stream<SpecProblem> of(AIStore aistore) {
    var spec = aistore.getSpec();
    return Stream.of(
            apiMode(spec), ports(spec.targetSpec()), directories(spec.targetSpec()), issuers(spec))
        .flatMap(Optional::stream);
  }

  private static Optional<SpecProblem> apiMode(AIStoreSpec spec) {
    var mode = Optional.ofNullable(spec.apiMode()).orElse("");
    if (spec.apiIsPublic()) {
      return spec.proxySpec().hostPort() == null
          ? Optional.of(
              warning(
                  "spec.apiMode",
                  mode,
                  "Windlass reaches proxies at their nodes: set proxySpec.hostPort"))
          : Optional.empty();
    }
    return mode.isEmpty()
        ? Optional.empty()
        : Optional.of(
            warning("spec.apiMode", mode, "has no effect: use public, or remove the field"));
  }

  private static Optional<SpecProblem> ports(TargetSpec targets) {
    boolean ofNode = targets.hostPort() != null || Boolean.TRUE.equals(targets.hostNetwork());
    return ofNode
        ? sharedNodes(
            targets,
            "targets with a port of their node never share one: remove hostPort and hostNetwork")
        : Optional.empty();
  }

  private static Optional<SpecProblem> directories(TargetSpec targets) {
    return targets.mounts().stream().anyMatch(mount -> Boolean.TRUE.equals(mount.useHostPath()))
        ? sharedNodes(
            targets,
            "targets of one node would share the directory of a mount with useHostPath: use volumes")
        : Optional.empty();
  }

  private static Optional<SpecProblem> sharedNodes(TargetSpec targets, String advice) {
    return Boolean.TRUE.equals(targets.disablePodAntiAffinity())
        ? Optional.of(warning("spec.targetSpec.disablePodAntiAffinity", true, advice))
        : Optional.empty();
  }

  private static Optional<SpecProblem> issuers(AIStoreSpec spec) {
    return spec.auth() == null
        ? Optional.ofNullable(spec.issuerCAConfigMap())
            .map(
                name ->
                    warning(
                        "spec.issuerCAConfigMap",
                        name,
                        "is mounted into proxies, and AIStore reads it only with spec.auth"))
        : Optional.empty();
  }
}
