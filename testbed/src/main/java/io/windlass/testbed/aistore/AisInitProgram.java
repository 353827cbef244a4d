package io.windlass.testbed.aistore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.Service;
import io.windlass.testbed.kubelet.ContainerContext;
import io.windlass.testbed.kubelet.ContainerProcess;
import io.windlass.testbed.kubelet.ContainerProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The init container {@code populate-env}: writes a node's two configuration files.
 *
 * <ol>
 *   <li>The local template, with this pod's {@link HostNames} in it, becomes {@code
 *       ais_local.json}.
 *   <li>The cluster override over AIS's defaults becomes {@code ais.json}.
 *   <li>Exit 0; or a line that says what is wrong, and exit 1.
 * </ol>
 */
public final class AisInitProgram implements ContainerProgram {
  private static final Set<String> FLAGS =
      Set.of(
          "role",
          "local_config_template",
          "output_local_config",
          "cluster_config_override",
          "output_cluster_config",
          "hostname_map_file");

  @Override
  public ContainerProcess start(ContainerContext context) {
    try {
      populate(context);
      return ExitedProcess.with(0);
    } catch (ConfigFailure | IOException | IllegalArgumentException failure) {
      context.log().accept("FATAL ERROR: " + failure.getMessage());
      return ExitedProcess.with(1);
    }
  }

  private static void populate(ContainerContext context) throws ConfigFailure, IOException {
    Map<String, String> flags = arguments(context);
    String role = NodeArguments.required(flags, "role");
    NodeRole node =
        NodeRole.parse(role)
            .orElseThrow(() -> new ConfigFailure("invalid value \"" + role + "\" for flag -role"));
    ObjectNode local = object(path(context, flags, "local_config_template"));
    HostNames.of(
            node,
            context.environment(),
            replacements(context, flags),
            service -> balancer(context, service))
        .into(local);
    write(path(context, flags, "output_local_config"), local.toString());
    JsonNode override = Json.parse(path(context, flags, "cluster_config_override"));
    write(path(context, flags, "output_cluster_config"), cluster(context, override));
  }

  /**
   * The real one tries six times in a minute before it gives up. Whoever starts pods before their
   * load balancers have addresses is told at once here.
   */
  private static String balancer(ContainerContext context, String name) throws ConfigFailure {
    Service service =
        context
            .services()
            .named(name)
            .orElseThrow(() -> new ConfigFailure("services \"" + name + "\" not found"));
    return service.getStatus().getLoadBalancer().getIngress().stream()
        .findFirst()
        .map(ingress -> Objects.requireNonNullElse(ingress.getIp(), ""))
        .orElseThrow(() -> new ConfigFailure("Failed to fetch external IP for target"));
  }

  private static ObjectNode object(Path file) throws ConfigFailure, IOException {
    if (Json.parse(file) instanceof ObjectNode object) {
      return object;
    }
    throw new ConfigFailure(file.getFileName() + " is no JSON object");
  }

  private static JsonNode replacements(ContainerContext context, Map<String, String> flags)
      throws ConfigFailure, IOException {
    return flags.containsKey("hostname_map_file")
        ? object(path(context, flags, "hostname_map_file"))
        : Json.object();
  }

  /** Images name their program in the entry point, so the command may lack it. */
  private static Map<String, String> arguments(ContainerContext context) throws ConfigFailure {
    Map<String, String> flags =
        NodeArguments.flags(
            context.command().stream().dropWhile(part -> !part.startsWith("-")).toList());
    for (String flag : flags.keySet()) {
      if (!FLAGS.contains(flag)) {
        throw new ConfigFailure("flag provided but not defined: -" + flag);
      }
    }
    return flags;
  }

  /**
   * Unknown keys pass here and stop the node itself, which knows its own version's keys. Both lines
   * read the older one's defaults, so an image of no known line writes those.
   */
  private static String cluster(ContainerContext context, JsonNode override) throws ConfigFailure {
    AisVersion version = AisVersion.fromImage(context.image()).orElse(AisVersion.V4_9);
    if (!(override instanceof ObjectNode values)) {
      throw new ConfigFailure("the cluster configuration is no JSON object");
    }
    return Json.pretty(ClusterConfig.defaults(version).merged(values).json());
  }

  private static Path path(ContainerContext context, Map<String, String> flags, String flag)
      throws ConfigFailure {
    return context.path(NodeArguments.required(flags, flag));
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
