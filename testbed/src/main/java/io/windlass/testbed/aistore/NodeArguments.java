package io.windlass.testbed.aistore;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The command line {@code aisnode -config=... -local_config=... -role=... -ntargets=N}.
 *
 * @param expectedTargets how many targets a starting primary waits for; 0 waits for none
 */
record NodeArguments(String clusterConfig, String localConfig, NodeRole role, int expectedTargets) {

  private static final Set<String> NODE_FLAGS =
      Set.of("config", "local_config", "role", "ntargets");

  /**
   * @throws ConfigFailure for an unknown flag, or one that is missing or malformed
   */
  static NodeArguments parse(List<String> command) throws ConfigFailure {
    Map<String, String> flags =
        flags(command.stream().dropWhile(part -> !part.startsWith("-")).toList());
    for (String flag : flags.keySet()) {
      if (!NODE_FLAGS.contains(flag)) {
        throw new ConfigFailure("flag provided but not defined: -" + flag);
      }
    }
    String role = flags.getOrDefault("role", "");
    String targets = flags.getOrDefault("ntargets", "0");
    if (!targets.matches("\\d{1,5}")) {
      throw new ConfigFailure("invalid value \"" + targets + "\" for flag -ntargets");
    }
    return new NodeArguments(
        required(flags, "config"),
        required(flags, "local_config"),
        NodeRole.parse(role)
            .orElseThrow(() -> new ConfigFailure("invalid value \"" + role + "\" for flag -role")),
        Integer.parseInt(targets));
  }

  /** Reads {@code -name=value} and {@code --name=value}; a flag without value is {@code true}. */
  static Map<String, String> flags(List<String> arguments) throws ConfigFailure {
    Map<String, String> flags = new HashMap<>();
    for (String argument : arguments) {
      if (!argument.startsWith("-")) {
        throw new ConfigFailure("unexpected argument \"" + argument + "\"");
      }
      String[] parts = argument.replaceFirst("^--?", "").split("=", 2);
      flags.put(parts[0], parts.length == 2 ? parts[1] : "true");
    }
    return flags;
  }

  static String required(Map<String, String> flags, String name) throws ConfigFailure {
    return Optional.ofNullable(flags.get(name))
        .filter(value -> !value.isBlank())
        .orElseThrow(() -> new ConfigFailure("missing flag -" + name));
  }
}
