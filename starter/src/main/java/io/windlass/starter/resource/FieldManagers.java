package io.windlass.starter.resource;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who wrote an object, as the API server keeps it in {@code metadata.managedFields}. */
final class FieldManagers {

  /** The field manager of everything that Windlass writes. */
  private static final String WINDLASS = "windlass";

  /**
   * What the controllers of Kubernetes and of its cloud write (owner references, finalizers) is no
   * drift.
   */
  private static final Set<String> NEUTRAL =
      Set.of("kube-controller-manager", "cloud-controller-manager");

  private FieldManagers() {}

  /**
   * Whether somebody else wrote the object, its status aside, when or after Windlass last did. The
   * times have a resolution of one second; a tie counts as a change.
   */
  static boolean changedByOthers(HasMetadata object) {
    String ours =
        entries(object)
            .filter(entry -> WINDLASS.equals(entry.getManager()))
            .map(entry -> orEmpty(entry.getTime()))
            .max(String::compareTo)
            .orElse("");
    return entries(object)
        .filter(entry -> !WINDLASS.equals(entry.getManager()))
        .filter(entry -> !NEUTRAL.contains(orEmpty(entry.getManager())))
        .anyMatch(entry -> orEmpty(entry.getTime()).compareTo(ours) >= 0);
  }

  private static Stream<ManagedFieldsEntry> entries(HasMetadata object) {
    return object.getMetadata().getManagedFields().stream()
        .filter(entry -> !"status".equals(entry.getSubresource()));
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
