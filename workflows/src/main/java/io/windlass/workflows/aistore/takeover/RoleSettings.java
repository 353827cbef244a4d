package io.windlass.workflows.aistore.takeover;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.Sysctl;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** What becomes of a DaemonSet: {@code proxySpec} or {@code targetSpec}. */
final class RoleSettings {

  private static final int FIRST_FREE = 51_082;

  private static final String CIDR = "AIS_CLUSTER_CIDR";

  /** Variables that the image of 2020 wants, and Windlass gives the modern one in its own way. */
  private static final Map<String, String> VARIABLES =
      Map.ofEntries(
          Map.entry("CONFFILE", "Windlass writes the configuration"),
          Map.entry("STATSDCONF", "AIStore has no statsd any more; it serves metrics by itself"),
          Map.entry("ROLE", "the role is part of the specification"),
          Map.entry("TARGETS", "Windlass knows how many targets there are to be"),
          Map.entry("AIS_HOSTIP", "Windlass gives each pod its addresses"),
          Map.entry("AIS_PODIP", "Windlass gives each pod its addresses"),
          Map.entry("AIS_TARGET_HOSTPORT", "taken over as targetSpec.hostPort"),
          Map.entry("AIS_NODISKIO", "modern AIStore has no dry runs"),
          Map.entry("AIS_DRYOBJSIZE", "modern AIStore has no dry runs"),
          Map.entry(
              "PRIMARY_PROXY_SERVICE_HOSTNAME", "Windlass tells each node where the others are"),
          Map.entry(
              "CLUSTERIP_PROXY_SERVICE_HOSTNAME", "Windlass tells each node where the others are"),
          Map.entry(
              "CLUSTERIP_PROXY_SERVICE_PORT", "Windlass tells each node where the others are"));

  private final OldRelease release;
  private final OldDaemons daemons;
  private final String part;
  private final String from;
  private final Ledger ledger;

  private RoleSettings(OldRelease release, OldDaemons daemons, Ledger ledger) {
    this.release = release;
    this.daemons = daemons;
    this.part = daemons.role().part() + ".";
    this.from = "DaemonSet " + daemons.name() + " ";
    this.ledger = ledger;
  }

  static void transfer(OldRelease release, OldDaemons daemons, Ledger ledger) {
    RoleSettings settings = new RoleSettings(release, daemons, ledger);
    settings.placement();
    settings.network();
    settings.rights();
    settings.variables();
    settings.rest();
  }

  private void placement() {
    ledger.maps(from + "hosts with its labels", part + "size", release.hosts(daemons).size());
    ledger.maps(from + "nodeSelector", part + "nodeSelector", daemons.selector());
    given(daemons.pod().getTolerations(), "tolerations");
    given(daemons.pod().getAffinity(), "affinity");
    given(daemons.container().getResources(), "resources");
  }

  /** What is there and says something. */
  private void given(Object value, String field) {
    boolean empty = value instanceof List<?> list && list.isEmpty();
    if (value != null && !empty && !Json.isEmpty(value)) {
      ledger.maps(from + field, part + field, Json.tree(value));
    }
  }

  private void network() {
    int port = daemons.port();
    ledger.maps(from + "container port", part + "servicePort", port);
    ledger.maps(from + "container port", part + "portPublic", port);
    List<Integer> free =
        IntStream.iterate(FIRST_FREE, next -> next + 1)
            .filter(next -> next != port)
            .limit(2)
            .boxed()
            .toList();
    ledger.set(part + "portIntraControl", free.getFirst());
    ledger.set(part + "portIntraData", free.getLast());
    daemons.hostPort().ifPresent(host -> ledger.maps(from + "hostPort", part + "hostPort", host));
  }

  /** The defaults stay beside kernel settings: a security context replaces them as a whole. */
  private void rights() {
    List<Sysctl> sysctls = LayoutHazards.sysctls(daemons);
    if (!sysctls.isEmpty()) {
      ledger.set(part + "securityContext.runAsNonRoot", false);
      ledger.set(part + "securityContext.seccompProfile", Map.of("type", "RuntimeDefault"));
      ledger.maps(
          from + "sysctls",
          part + "securityContext.sysctls",
          sysctls.stream().map(Json::tree).toList());
    }
    Optional<SecurityContext> container =
        Optional.ofNullable(daemons.container().getSecurityContext());
    if (container.map(SecurityContext::getPrivileged).orElse(false)) {
      ledger.drops(
          from + "privileged",
          true,
          "today's targets need no rights; where a host does, set aisContainerSecurityContext");
    }
    container
        .map(SecurityContext::getCapabilities)
        .filter(
            capabilities -> !Optional.ofNullable(capabilities.getAdd()).orElse(List.of()).isEmpty())
        .ifPresent(
            capabilities ->
                ledger.maps(
                    from + "capabilities",
                    part + "aisContainerSecurityContext.capabilities",
                    Json.tree(capabilities)));
  }

  private void variables() {
    List<Map<String, Object>> kept = new ArrayList<>();
    for (EnvVar variable : daemons.variables()) {
      String name = variable.getName();
      if (name.equals(CIDR) && variable.getValue() != null) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", CIDR);
        entry.put("value", variable.getValue());
        kept.add(entry);
      } else {
        ledger.drops(
            from + "variable " + name,
            VARIABLES.getOrDefault(
                name,
                "not of the chart: if modern AIStore needs it, write it into %senv"
                    .formatted(part)));
      }
    }
    if (!kept.isEmpty()) {
      ledger.maps(from + "variable " + CIDR, part + "env", kept);
    }
  }

  private void rest() {
    ledger.drops(
        from + "probes",
        "modern AIStore has probes of its own; probes of the role change their timing");
    if (daemons.container().getLifecycle() != null) {
      ledger.drops(
          from + "preStop hook",
          "modern AIStore leaves the cluster by itself when it is told to end");
    }
    ledger.drops(
        from + "updateStrategy",
        "Windlass replaces one pod at a time, and looks after the data between");
  }
}
