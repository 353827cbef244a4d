package io.windlass.workflows.aistore.takeover;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is removed of an old release in the end.
 *
 * <ol>
 *   <li>Services stay: clients know them. So does the StorageClass, whose name is anybody's, and
 *       all of the old monitoring.
 *   <li>What other releases share stays while there is one.
 *   <li>Helm forgets the release, so that nobody uninstalls it by mistake.
 * </ol>
 */
record LeftOvers(OldRelease release, KubectlCommands kubectl) {

  private static final Set<String> SHARED =
      Set.of("ConfigMap", "ServiceAccount", "Role", "RoleBinding");

  private static final Set<String> OF_ALL_NAMESPACES = Set.of("ClusterRole", "ClusterRoleBinding");

  List<String> commands() {
    List<String> commands = new ArrayList<>();
    if (release.surroundings().releases().isEmpty()) {
      named(SHARED).forEach(names -> commands.add(kubectl.kubectl("delete " + names)));
      named(OF_ALL_NAMESPACES).forEach(names -> commands.add("kubectl delete " + names));
    }
    commands.add(forget());
    commands.add(
        "kubectl label node -l %s=%s %s-"
            .formatted(PrimaryHazards.LABEL, release.fullName(), PrimaryHazards.LABEL));
    return commands;
  }

  /** For each kind, its name and those of its objects. */
  private List<String> named(Set<String> kinds) {
    Map<String, List<String>> found = new TreeMap<>();
    for (HasMetadata object : release.objects()) {
      if (kinds.contains(object.getKind()) && !ObjectFates.ofMonitoring(object)) {
        found
            .computeIfAbsent(object.getKind().toLowerCase(Locale.ROOT), kind -> new ArrayList<>())
            .add(object.getMetadata().getName());
      }
    }
    return found.entrySet().stream()
        .map(kind -> kind.getKey() + " " + String.join(" ", kind.getValue()))
        .toList();
  }

  /** Helm 2 keeps a release in ConfigMaps of Tiller, Helm 3 in Secrets beside it. */
  private String forget() {
    return "Tiller".equals(release.targets().label("heritage"))
        ? "kubectl -n kube-system delete configmap -l OWNER=TILLER,NAME=%s"
            .formatted(release.name())
        : kubectl.kubectl("delete secret -l owner=helm,name=%s".formatted(release.name()));
  }
}
