package io.windlass.workflows.aistore.resource;

import static io.windlass.workflows.resource.SpecProblem.blocking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.windlass.workflows.resource.SpecProblem;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds what a new specification changes although it is fixed while the cluster exists.
 *
 * <ol>
 *   <li>Of proxies and targets everything is fixed but what is listed here. So a field that is new
 *       is fixed, until somebody has shown how to change it.
 *   <li>Compared is what the fields mean: to change the spelling is no change.
 *   <li>Sizes of mounts are not fixed: whether a volume can have one, only volumes tell. Mounts may
 *       be added behind those that were there.
 *   <li>The storage class of the state is fixed while the state stays in volume claims.
 * </ol>
 *
 * <p>The definition holds the same rules, yet the one that is installed may be that of the original
 * operator, which leaves them to its webhook.
 */
public final class FixedFields {

  private static final Set<String> CHANGEABLE =
      Set.of(
          "size",
          "annotations",
          "labels",
          "env",
          "resources",
          "securityContext",
          "capabilities",
          "aisContainerSecurityContext",
          "autoScale",
          "pvcRetentionPolicy",
          "probes",
          "tolerations",
          "pdb",
          "scaleDownMode");

  private static final String MOUNTS = "mounts";

  private static final String EXTERNAL_ACCESS = "externalAccess";

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private FixedFields() {}

  /** What is changed that may not be. */
  public static List<SpecProblem> changed(AIStore before, AIStore after) {
    return Stream.concat(
            Arrays.stream(DaemonRole.values()).flatMap(role -> ofRole(before, after, role)),
            stateClass(before.getSpec(), after.getSpec()))
        .toList();
  }

  private static Stream<SpecProblem> ofRole(AIStore before, AIStore after, DaemonRole role) {
    var old = meant(before.getSpec(), role);
    var present = meant(after.getSpec(), role);
    var fields = new TreeSet<String>();
    old.fieldNames().forEachRemaining(fields::add);
    present.fieldNames().forEachRemaining(fields::add);
    return fields.stream()
        .filter(field -> !CHANGEABLE.contains(field))
        .filter(field -> !old.path(field).equals(present.path(field)))
        .filter(field -> !field.equals(MOUNTS) || !begins(present.path(field), old.path(field)))
        .map(
            field ->
                change(
                    SpecProblems.path(role) + "." + field, old.path(field), present.path(field)));
  }

  /** Whether a list begins with another one. */
  private static boolean begins(JsonNode list, JsonNode first) {
    return !first.isEmpty()
        && first.size() <= list.size()
        && IntStream.range(0, first.size()).allMatch(at -> first.get(at).equals(list.get(at)));
  }

  /**
   * Without what is absent or empty, and with the load balancers that both roles have by one flag.
   */
  private static ObjectNode meant(AIStoreSpec spec, DaemonRole role) {
    ObjectNode daemon = MAPPER.valueToTree(spec.daemon(role));
    daemon
        .properties()
        .removeIf(field -> field.getValue().isNull() || isEmpty(field.getKey(), field.getValue()));
    if (Boolean.TRUE.equals(spec.enableExternalLB()) && !daemon.has(EXTERNAL_ACCESS)) {
      daemon.putObject(EXTERNAL_ACCESS);
    }
    daemon.path(MOUNTS).forEach(mount -> ((ObjectNode) mount).remove("size"));
    return daemon;
  }

  /** The presence of external access asks for it. */
  private static boolean isEmpty(String field, JsonNode value) {
    boolean nothing = value.isContainerNode() && value.isEmpty();
    boolean off = value.isBoolean() && !value.booleanValue();
    return !field.equals(EXTERNAL_ACCESS) && (nothing || off);
  }

  private static SpecProblem change(String path, JsonNode before, JsonNode after) {
    boolean mounts = path.endsWith("." + MOUNTS);
    return blocking(
        path,
        shown(before) + " -> " + shown(after),
        mounts ? DaemonSpec.SAME_MOUNTS_MESSAGE : DaemonSpec.FIXED_MESSAGE);
  }

  private static String shown(JsonNode value) {
    return value.isMissingNode()
        ? SpecProblems.ABSENT
        : value.isTextual() ? value.textValue() : value.toString();
  }

  private static Stream<SpecProblem> stateClass(AIStoreSpec before, AIStoreSpec after) {
    return StateVolume.of(before) instanceof StateVolume.Claimed(String old)
            && StateVolume.of(after) instanceof StateVolume.Claimed(String present)
            && !old.equals(present)
        ? Stream.of(
            blocking(
                "spec.stateStorage.pvc.storageClass",
                old + " -> " + present,
                DaemonSpec.FIXED_MESSAGE))
        : Stream.empty();
  }
}
