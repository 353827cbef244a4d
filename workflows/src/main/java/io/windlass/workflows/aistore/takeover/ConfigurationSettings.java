package io.windlass.workflows.aistore.takeover;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.windlass.workflows.aistore.resource.config.ClusterConfigOverrides;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * What becomes of {@code ais.json}.
 *
 * <ol>
 *   <li>A setting of a section that is still there is taken over under its name, where the
 *       definition knows it and has it of that kind. Watermarks of {@code lru} are in {@code space}
 *       today.
 *   <li>Automatic rebalance is off until the objects are counted; a later step puts it back.
 *   <li>The roles share what is taken over. Where they differ, the targets' word counts.
 *   <li>Everything else is told, with why and what to do. What may be a secret is not shown.
 * </ol>
 */
final class ConfigurationSettings {

  static final String REBALANCE = "rebalance.enabled";

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Set<String> SECTIONS =
      Set.of(
          "checksum",
          "client",
          "disk",
          "distributed_sort",
          "downloader",
          "ec",
          "fshc",
          "keepalivetracker",
          "log",
          "lru",
          "mirror",
          "periodic",
          "rebalance",
          "timeout",
          "versioning");

  private static final Set<String> WATERMARKS =
      Set.of("lru.lowwm", "lru.highwm", "lru.out_of_space");

  private static final String GONE =
      "modern AIStore has no such setting, or not of that kind; its default holds";

  /** By the beginning of the path; the longest counts. */
  private static final Map<String, String> ADVICE =
      Map.ofEntries(
          Map.entry("auth", "off in the chart; today it is spec.auth and configToUpdate.auth"),
          Map.entry(
              "cloud",
              "give the Secret of the provider: awsSecretName, gcpSecretName, ociSecretName"),
          Map.entry(
              "compression", "compression is set in each section that has it, as never or always"),
          Map.entry("confdir", "fixed: /etc/ais in the container"),
          Map.entry("fspaths", "taken over from the mounts of the pods"),
          Map.entry("log.dir", "logs are lost with their pods; to keep them on hosts, set logsDir"),
          Map.entry(
              "net", "servicePort, portPublic and configToUpdate.net.http are its places today"),
          Map.entry("net.l4.sndrcv_buf_size", "set the kernel's limits on the hosts instead"),
          Map.entry("proxy", "Windlass tells each node where to find the others"),
          Map.entry("proxy.non_electable", "every proxy can be elected today"));

  private ConfigurationSettings() {}

  static void transfer(OldRelease release, Ledger ledger) {
    OldConfiguration targets = OldConfiguration.of(release, release.targets());
    ledger.set("configToUpdate." + REBALANCE, false);
    targets.settings().forEach((path, value) -> transfer(targets.configMap(), path, value, ledger));
    release.daemons().stream()
        .filter(daemons -> daemons.role() != OldRole.TARGET)
        .map(daemons -> OldConfiguration.of(release, daemons))
        .forEach(others -> differing(others, targets, ledger));
  }

  /** What automatic rebalance is to be in the end; it was on where nobody said otherwise. */
  static boolean rebalance(OldRelease release) {
    return OldConfiguration.of(release, release.targets())
        .content()
        .path("rebalance")
        .path("enabled")
        .asBoolean(true);
  }

  private static void transfer(String configMap, String path, JsonNode value, Ledger ledger) {
    String from = "%s %s".formatted(configMap, path);
    String to = WATERMARKS.contains(path) ? path.replaceFirst("^lru", "space") : path;
    Optional<JsonNode> understood = understood(to, value);
    if (path.equals(REBALANCE)) {
      ledger.drops(
          from, value, "false until the objects are counted; a step of the plan sets it again");
    } else if (understood.isPresent()) {
      ledger.maps(from, "configToUpdate." + to, understood.get());
    } else if (path.startsWith("auth")) {
      ledger.drops(from, advice(path));
    } else {
      ledger.drops(from, value, advice(path));
    }
  }

  private static void differing(OldConfiguration others, OldConfiguration targets, Ledger ledger) {
    SortedMap<String, JsonNode> said = targets.settings();
    others
        .settings()
        .forEach(
            (path, value) -> {
              boolean ofRole = path.startsWith("net.") || path.startsWith("proxy.");
              if (!ofRole && !path.startsWith("auth") && !value.equals(said.get(path))) {
                ledger.drops(
                    "%s %s".formatted(others.configMap(), path),
                    value,
                    "targets have it otherwise, and one value holds for all; theirs is taken");
              } else if (ofRole && !value.equals(said.get(path))) {
                ledger.drops("%s %s".formatted(others.configMap(), path), value, advice(path));
              }
            });
  }

  /** The value as the definition has it; empty if it has none of that name and kind. */
  private static Optional<JsonNode> understood(String path, JsonNode value) {
    String[] names = path.split("\\.");
    boolean known = SECTIONS.contains(names[0]) || names[0].equals("space");
    if (!known || names.length < 2 || value.isNull()) {
      return Optional.empty();
    }
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    ObjectNode at = root;
    for (int index = 0; index < names.length - 1; index++) {
      at = at.putObject(names[index]);
    }
    at.set(names[names.length - 1], value);
    return read(root)
        .map(read -> read.at("/" + String.join("/", names)))
        .filter(node -> node.isValueNode() && !node.isNull());
  }

  private static Optional<JsonNode> read(ObjectNode tree) {
    try {
      return Optional.of(JSON.valueToTree(JSON.convertValue(tree, ClusterConfigOverrides.class)));
    } catch (IllegalArgumentException ofAnotherKind) {
      return Optional.empty();
    }
  }

  private static String advice(String path) {
    return ADVICE.entrySet().stream()
        .filter(entry -> path.equals(entry.getKey()) || path.startsWith(entry.getKey() + "."))
        .max((one, other) -> Integer.compare(one.getKey().length(), other.getKey().length()))
        .map(Map.Entry::getValue)
        .orElse(GONE);
  }
}
