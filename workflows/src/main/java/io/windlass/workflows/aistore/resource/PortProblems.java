package io.windlass.workflows.aistore.resource;

import static io.windlass.workflows.resource.SpecProblem.blocking;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.windlass.workflows.resource.SpecProblem;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Ports that are no ports. */
final class PortProblems {
  private static final int GREATEST = 65_535;
  private static final String ADVICE = "give a number from 1 to 65535";

  private PortProblems() {}

  static Stream<SpecProblem> of(AIStore aistore) {
    return Arrays.stream(DaemonRole.values())
        .flatMap(role -> ofRole(aistore.getSpec().daemon(role), SpecProblems.path(role)));
  }

  private static Stream<SpecProblem> ofRole(DaemonSpec daemon, String path) {
    return Stream.of(
            port(path + ".servicePort", daemon.servicePort()),
            port(path + ".portPublic", daemon.portPublic()),
            port(path + ".portIntraControl", daemon.portIntraControl()),
            port(path + ".portIntraData", daemon.portIntraData()),
            hostPort(path + ".hostPort", daemon.hostPort()))
        .flatMap(problem -> problem);
  }

  private static Stream<SpecProblem> port(String path, @Nullable IntOrString port) {
    if (Ports.number(port) != 0) {
      return Stream.empty();
    }
    return Stream.of(blocking(path, port == null ? SpecProblems.ABSENT : port.getValue(), ADVICE));
  }

  private static Stream<SpecProblem> hostPort(String path, @Nullable Integer port) {
    return port != null && (port < 1 || port > GREATEST)
        ? Stream.of(blocking(path, port, ADVICE))
        : Stream.empty();
  }
}
