package io.windlass.workflows.aistore.takeover;

import io.fabric8.kubernetes.api.model.LocalObjectReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What belongs to the cluster as a whole: images, state, mounts. */
final class ClusterSettings {

  private ClusterSettings() {}

  static void transfer(OldRelease release, TakeOverRequest request, Ledger ledger) {
    ledger.set("nodeImage", request.nodeImage());
    ledger.set("initImage", request.initImage());
    images(release, ledger);
    state(release.targets(), release.name(), ledger);
    ledger.set("adminClient", Map.of());
    RoleSettings.transfer(release, release.proxies(), ledger);
    RoleSettings.transfer(release, release.targets(), ledger);
    mounts(release.targets(), ledger);
    ConfigurationSettings.transfer(release, ledger);
    SurroundingSettings.tell(release, ledger);
  }

  private static void images(OldRelease release, Ledger ledger) {
    release
        .daemons()
        .forEach(
            daemons ->
                ledger.drops(
                    "DaemonSet %s image".formatted(daemons.name()),
                    Optional.ofNullable(daemons.container().getImage()).orElse(""),
                    "a modern version takes over: \"nodeImage\" of the input"));
    release
        .targets()
        .pod()
        .getInitContainers()
        .forEach(
            init ->
                ledger.drops(
                    "DaemonSet %s init container %s"
                        .formatted(release.targets().name(), init.getName()),
                    Optional.ofNullable(init.getImage()).orElse(""),
                    "an init container of Windlass fills the configuration in: \"initImage\""));
    List<LocalObjectReference> secrets =
        Optional.ofNullable(release.targets().pod().getImagePullSecrets()).orElse(List.of());
    if (!secrets.isEmpty()) {
      ledger.maps(
          "DaemonSet %s imagePullSecrets".formatted(release.targets().name()),
          "imagePullSecrets",
          secrets.stream().map(Json::tree).toList());
    }
  }

  /** Below the same prefix, in another directory: nothing of the old state is read or changed. */
  private static void state(OldDaemons targets, String release, Ledger ledger) {
    String directory = targets.stateDirectory().orElse("/etc/ais/target");
    String prefix =
        directory.replaceFirst("/target/?$", "").replaceFirst("/%s$".formatted(release), "");
    ledger.maps(
        "DaemonSet %s state directory %s".formatted(targets.name(), directory),
        "stateStorage.hostPath.prefix",
        prefix.isEmpty() ? "/etc/ais" : prefix);
  }

  private static void mounts(OldDaemons targets, Ledger ledger) {
    List<Map<String, Object>> mounts =
        targets.dataDirectories().keySet().stream().map(ClusterSettings::mount).toList();
    ledger.maps("DaemonSet %s data volumes".formatted(targets.name()), "targetSpec.mounts", mounts);
  }

  private static Map<String, Object> mount(String path) {
    Map<String, Object> mount = new LinkedHashMap<>();
    mount.put("path", path);
    mount.put("useHostPath", true);
    return mount;
  }
}
