package io.windlass.workflows.aistore.takeover;

import java.util.List;

/** What stands around the daemons of the chart, and has no place in the resource. */
final class SurroundingSettings {

  private SurroundingSettings() {}

  static void tell(OldRelease release, Ledger ledger) {
    release
        .find(OldRole.NON_ELECTABLE)
        .ifPresent(daemons -> nonElectable(release, daemons, ledger));
    ledger.drops(
        "label %s=%s of a host".formatted(PrimaryHazards.LABEL, release.fullName()),
        "Windlass starts one proxy before the others; remove the label when all is done");
    release
        .gateway()
        .ifPresent(
            service ->
                ledger.drops(
                    "Service %s type, loadBalancerIP, externalTrafficPolicy"
                        .formatted(service.getMetadata().getName()),
                    Json.tree(service.getSpec()).path("loadBalancerIP"),
                    "it stays with its address, and a step of the plan leads it to the new proxies;"
                        + " Windlass doesn't own it"));
    release
        .configMap("ais-statsd")
        .ifPresent(
            map ->
                ledger.drops(
                    "ConfigMap ais-statsd statsd.json",
                    "modern AIStore serves metrics for Prometheus itself"));
    monitoring(release, ledger);
  }

  private static void nonElectable(OldRelease release, OldDaemons daemons, Ledger ledger) {
    List<String> hosts = release.hosts(daemons).stream().map(OldHost::name).toList();
    String advice =
        hosts.isEmpty()
            ? "it has no host"
            : "proxies that are never elected are no more; to have these as proxies, give their hosts"
                + " the label of the electable ones when the old release is gone, and raise"
                + " proxySpec.size";
    ledger.drops("DaemonSet %s hosts".formatted(daemons.name()), hosts, advice);
    ledger.drops(
        "DaemonSet %s everything else".formatted(daemons.name()),
        "proxies have one set of settings today: that of the electable ones is taken over");
  }

  private static void monitoring(OldRelease release, Ledger ledger) {
    List<String> found =
        release.objects().stream()
            .filter(ObjectFates::ofMonitoring)
            .map(ObjectFates::title)
            .toList();
    if (!found.isEmpty()) {
      ledger.drops(
          "built-in monitoring",
          found,
          "it is left alone; Windlass brings a dashboard and alerts for your own Prometheus");
    }
  }
}
