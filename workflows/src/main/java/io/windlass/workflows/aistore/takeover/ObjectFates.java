package io.windlass.workflows.aistore.takeover;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.windlass.workflows.aistore.takeover.TakeOverPlan.OldObject;
import java.util.List;
import java.util.stream.Stream;

/** What becomes of each object of the old release. */
final class ObjectFates {

  private static final String SERVES_TO_THE_END =
      "stays untouched until the new cluster serves, then removed by hand";

  private ObjectFates() {}

  static List<OldObject> of(OldRelease release) {
    Stream<OldObject> daemons =
        release.daemons().stream()
            .map(
                one ->
                    new OldObject(
                        "DaemonSet " + one.name(),
                        "its pods are stopped by its node selector; it stays as the way back, and is"
                            + " removed when there is none any more"));
    Stream<OldObject> others =
        release.objects().stream()
            .map(object -> new OldObject(title(object), fate(release, object)))
            .sorted((one, other) -> one.object().compareTo(other.object()));
    return Stream.concat(daemons, others).toList();
  }

  static String title(HasMetadata object) {
    return "%s %s".formatted(object.getKind(), object.getMetadata().getName());
  }

  /** Whether it belongs to the monitoring that the chart brings. */
  static boolean ofMonitoring(HasMetadata object) {
    String name = object.getMetadata().getName();
    return name.contains("grafana") || name.contains("graphite");
  }

  private static String fate(OldRelease release, HasMetadata object) {
    String name = object.getMetadata().getName();
    if (ofMonitoring(object)) {
      return "left alone: monitoring of the old cluster";
    }
    return switch (object.getKind()) {
      case "Service" ->
          name.equals(release.fullName() + "-initial-primary-proxy")
              ? SERVES_TO_THE_END
              : "keeps name and address, and leads to the new proxies in the end";
      case "DaemonSet", "Job" -> "a hook of an installation that did not end: remove it";
      case "ClusterRole", "ClusterRoleBinding" ->
          SERVES_TO_THE_END + ", if no other release of the chart is there";
      case "StorageClass" -> "left alone: others may use it";
      default -> SERVES_TO_THE_END;
    };
  }
}
