package io.windlass.testbed.kubelet.probe;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.HTTPGetAction;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Probe;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Makes the check that a probe describes.
 *
 * @param address where the pod listens
 * @param execute runs a command in the container: its exit code, or empty when the program behind
 *     the image cannot run commands
 */
public record ProbeChecks(
    Container container, InetAddress address, Function<List<String>, Optional<Integer>> execute) {

  /** A probe that names no known port or action gives a check that always fails, saying why. */
  public ProbeCheck of(Probe probe) {
    if (probe.getHttpGet() != null) {
      HTTPGetAction get = probe.getHttpGet();
      String scheme = get.getScheme() == null ? "HTTP" : get.getScheme();
      String path = get.getPath() == null || get.getPath().isEmpty() ? "/" : get.getPath();
      return at(get.getPort(), where -> new HttpCheck(scheme, where, path, headers(get)));
    }
    if (probe.getTcpSocket() != null) {
      return at(probe.getTcpSocket().getPort(), TcpCheck::new);
    }
    if (probe.getExec() != null) {
      List<String> command = probe.getExec().getCommand();
      return timeout -> judge(command, execute.apply(command));
    }
    return timeout -> ProbeOutcome.failure("this kind of probe is not simulated");
  }

  private ProbeCheck at(IntOrString port, Function<InetSocketAddress, ProbeCheck> make) {
    return number(port)
        .map(number -> make.apply(new InetSocketAddress(address, number)))
        .orElse(timeout -> ProbeOutcome.failure("couldn't find port: " + port.getValue()));
  }

  private Optional<Integer> number(IntOrString port) {
    if (port.getIntVal() != null) {
      return Optional.of(port.getIntVal());
    }
    return container.getPorts().stream()
        .filter(candidate -> port.getStrVal().equals(candidate.getName()))
        .map(ContainerPort::getContainerPort)
        .findFirst();
  }

  private static ProbeOutcome judge(List<String> command, Optional<Integer> exitCode) {
    if (exitCode.isEmpty()) {
      return ProbeOutcome.failure("executable not found: " + command);
    }
    return exitCode.get() == 0
        ? ProbeOutcome.SUCCESS
        : ProbeOutcome.failure("command " + command + " exited with " + exitCode.get());
  }

  private static Map<String, String> headers(HTTPGetAction get) {
    Map<String, String> headers = new LinkedHashMap<>();
    get.getHttpHeaders().forEach(header -> headers.put(header.getName(), header.getValue()));
    return headers;
  }
}
