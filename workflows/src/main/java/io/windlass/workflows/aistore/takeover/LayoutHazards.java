package io.windlass.workflows.aistore.takeover;

import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.Sysctl;
import io.windlass.workflows.aistore.takeover.TakeOverPlan.Finding;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the release is laid out on its hosts. */
final class LayoutHazards {

  /** Those that a kubelet allows without being told. */
  private static final Set<String> SAFE =
      Set.of(
          "kernel.shm_rmid_forced",
          "net.ipv4.ip_local_port_range",
          "net.ipv4.tcp_syncookies",
          "net.ipv4.ping_group_range",
          "net.ipv4.ip_unprivileged_port_start",
          "net.ipv4.ip_local_reserved_ports",
          "net.ipv4.tcp_keepalive_time",
          "net.ipv4.tcp_fin_timeout",
          "net.ipv4.tcp_keepalive_intvl",
          "net.ipv4.tcp_keepalive_probes",
          "net.ipv4.tcp_rmem",
          "net.ipv4.tcp_wmem");

  private LayoutHazards() {}

  static Stream<Finding> of(OldRelease release) {
    OldDaemons targets = release.targets();
    return Stream.of(
            withoutHost(release),
            paths(release),
            unreadable(release),
            when(
                release.older(),
                Hazard.INSTALL_WIPES_STATE,
                () -> "DaemonSet " + targets.name() + " has the state in /etc/ais"),
            identitiesInTmp(release),
            overlapping(release),
            when(
                release.gateway().isPresent() && targets.hostPort().isEmpty(),
                Hazard.NO_HOST_PORT,
                () -> "DaemonSet " + targets.name()),
            unsafe(release))
        .flatMap(findings -> findings);
  }

  private static Stream<Finding> when(boolean holds, Hazard hazard, Supplier<String> what) {
    return holds ? Stream.of(hazard.found(what.get())) : Stream.empty();
  }

  private static Stream<Finding> withoutHost(OldRelease release) {
    List<String> found =
        Stream.of(release.targets(), release.proxies())
            .filter(daemons -> release.hosts(daemons).isEmpty())
            .map(daemons -> "DaemonSet %s %s".formatted(daemons.name(), daemons.selector()))
            .toList();
    return when(!found.isEmpty(), Hazard.NO_HOST, () -> String.join(", ", found));
  }

  /** Of a configuration that can't be read, nothing is known. */
  private static Stream<Finding> paths(OldRelease release) {
    OldConfiguration configuration = OldConfiguration.of(release, release.targets());
    Set<String> ofPods = release.targets().dataDirectories().keySet();
    Set<String> told = new TreeSet<>();
    configuration.content().path("fspaths").fieldNames().forEachRemaining(told::add);
    return when(
        ofPods.isEmpty() || (configuration.problem().isEmpty() && !told.equals(ofPods)),
        Hazard.PATHS_DISAGREE,
        () ->
            "DaemonSet %s mounts %s, ConfigMap %s says %s"
                .formatted(release.targets().name(), ofPods, configuration.configMap(), told));
  }

  private static Stream<Finding> unreadable(OldRelease release) {
    List<String> found =
        release.daemons().stream()
            .flatMap(daemons -> OldConfiguration.of(release, daemons).problem().stream())
            .toList();
    return when(!found.isEmpty(), Hazard.CONFIGURATION_UNREADABLE, () -> String.join("; ", found));
  }

  private static Stream<Finding> identitiesInTmp(OldRelease release) {
    return release
        .targets()
        .identityDirectory()
        .filter(directory -> directory.startsWith("/tmp"))
        .map(Hazard.IDS_IN_TMP::found)
        .stream();
  }

  private static Stream<Finding> overlapping(OldRelease release) {
    Set<Object> selectors =
        release.daemons().stream()
            .map(daemons -> daemons.object().getSpec().getSelector())
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    String names =
        release.daemons().stream().map(OldDaemons::name).collect(Collectors.joining(", "));
    return when(
        selectors.size() < release.daemons().size(),
        Hazard.OVERLAPPING_SELECTORS,
        () -> "DaemonSets " + names);
  }

  private static Stream<Finding> unsafe(OldRelease release) {
    Set<String> found =
        release.daemons().stream()
            .flatMap(daemons -> sysctls(daemons).stream())
            .map(Sysctl::getName)
            .filter(name -> !SAFE.contains(name))
            .collect(Collectors.toCollection(TreeSet::new));
    return when(!found.isEmpty(), Hazard.UNSAFE_SYSCTL, () -> String.join(", ", found));
  }

  static List<Sysctl> sysctls(OldDaemons daemons) {
    return Optional.ofNullable(daemons.pod().getSecurityContext())
        .map(PodSecurityContext::getSysctls)
        .orElse(List.of());
  }
}
