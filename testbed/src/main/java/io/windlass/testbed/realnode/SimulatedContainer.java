package io.windlass.testbed.realnode;

import io.windlass.testbed.aistore.AisInitProgram;
import io.windlass.testbed.aistore.AuthnProgram;
import io.windlass.testbed.aistore.CleanupHelperProgram;
import io.windlass.testbed.kubelet.ContainerContext;
import io.windlass.testbed.kubelet.ContainerProcess;
import io.windlass.testbed.kubelet.ContainerProgram;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What runs in a container of the simulated images: one program, which finds everything in the pod
 * that a kubelet has made.
 */
public final class SimulatedContainer {

  private SimulatedContainer() {}

  /**
   * Runs until the program ends, and ends with its code. SIGTERM goes to the program.
   *
   * @param arguments the program's name, and its command line
   */
  public static void main(String[] arguments) {
    Runtime.getRuntime().halt(run(List.of(arguments), Map.copyOf(System.getenv())));
  }

  private static int run(List<String> command, Map<String, String> environment) {
    try {
      ContainerProcess process =
          program(command.getFirst(), environment).start(context(command, environment));
      Runtime.getRuntime().addShutdownHook(new Thread(() -> terminate(process)));
      return process.exitCode().join();
    } catch (IOException | RuntimeException failure) {
      System.out.println(failure);
      return 1;
    }
  }

  private static void terminate(ContainerProcess process) {
    process.terminate();
    Runtime.getRuntime().halt(process.exitCode().join());
  }

  private static ContainerProgram program(String name, Map<String, String> environment) {
    return switch (name) {
      case "aisnode" -> new RemoteProgram(host(environment));
      case "aisinit" -> new AisInitProgram();
      case "authn" -> new AuthnProgram();
      case "cleanup-helper" -> new CleanupHelperProgram();
      default -> throw new IllegalArgumentException("no simulated program " + name);
    };
  }

  private static InetSocketAddress host(Map<String, String> environment) {
    String[] parts = environment.getOrDefault("SIMULATION_HOST", "").split(":");
    return new InetSocketAddress(parts[0], Integer.parseInt(parts[1]));
  }

  private static ContainerContext context(List<String> command, Map<String, String> environment)
      throws IOException {
    InetAddress address = InetAddress.getLocalHost();
    PodAccount account = PodAccount.mounted();
    Consumer<String> log = System.out::println;
    return new ContainerContext(
        new ContainerContext.PodIdentity(
            account.namespace(), address.getHostName(), "", node(environment), address),
        environment.getOrDefault("SIMULATED_IMAGE", ""),
        command,
        environment,
        ProcessFiles.own().mounts(),
        account,
        log);
  }

  private static String node(Map<String, String> environment) {
    return Stream.of("MY_NODE", "KUBE_NODE_NAME")
        .map(name -> environment.getOrDefault(name, ""))
        .filter(name -> !name.isEmpty())
        .findFirst()
        .orElse("");
  }
}
