package io.windlass.workflows.aistore.takeover;

import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.aistore.resource.Names;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What the new cluster would consist of. */
public final class NewObjects {

  private NewObjects() {}

  /**
   * An object by its kind and name.
   *
   * @param kind as Kubernetes spells it
   */
  public record Named(String kind, String name) {

    /** As sentences name it: {@code Service demo-proxy}. */
    public String title() {
      return "%s %s".formatted(kind, name);
    }
  }

  /** Those whose names must be free in the namespace. */
  public static List<Named> of(TakeOverRequest request) {
    Names names = new Names(request.namespace(), request.name());
    Stream<Named> own =
        Stream.of(
            new Named("AIStore", names.cluster()),
            new Named("ServiceAccount", names.serviceAccount()),
            new Named("Role", names.role()),
            new Named("RoleBinding", names.roleBinding()),
            new Named("ConfigMap", names.globalConfig()),
            new Named("Deployment", names.adminClient()));
    Stream<Named> ofRoles =
        Arrays.stream(DaemonRole.values())
            .map(names::daemon)
            .flatMap(
                name ->
                    Stream.of("Service", "ConfigMap", "StatefulSet")
                        .map(kind -> new Named(kind, name)));
    return Stream.concat(own, ofRoles).toList();
  }
}
