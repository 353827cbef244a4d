package io.windlass.workflows.aistore.takeover;

import io.fabric8.kubernetes.api.model.Service;
import io.windlass.workflows.aistore.takeover.Steps.Effect;
import io.windlass.workflows.aistore.takeover.TakeOverPlan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The order of a take-over, for a person to carry out.
 *
 * <ol>
 *   <li>Everything is saved and counted while the old cluster serves: its objects, cluster map,
 *       bucket list.
 *   <li>Clients are kept away before anything ends. Old targets end before old proxies, so that
 *       they leave in order; all old pods are gone before a new one starts, since they share the
 *       ports of their hosts.
 *   <li>Each target's id is on its disks before the new cluster starts, and the new cluster starts
 *       empty: ids are compared, and buckets made, before an object is within its reach.
 *   <li>Objects are renamed while no target runs. Until the next start each step can be undone,
 *       since no old file was written to.
 *   <li>From that start on modern AIStore rewrites the metadata of objects, which the old one can't
 *       read. Only after it old objects of Kubernetes go, and clients are led to the new cluster.
 * </ol>
 *
 * <p>While a finding blocks, only the steps are told that stop nothing.
 */
final class TakeOverSteps {

  private static final String PASSED = "none: the old release is gone";

  private final OldRelease release;
  private final String cluster;
  private final KubectlCommands kubectl;
  private final HostCommands hosts;
  private final List<Identity> identities;
  private final Steps steps = new Steps();

  private TakeOverSteps(OldRelease release, String cluster) {
    this.release = release;
    this.cluster = cluster;
    this.kubectl = KubectlCommands.of(release, cluster);
    this.hosts = HostCommands.of(release, cluster);
    this.identities = Identity.of(release);
  }

  static List<Step> of(OldRelease release, String cluster, boolean blocked) {
    TakeOverSteps order = new TakeOverSteps(release, cluster);
    order.save();
    if (blocked) {
      return order.steps.done();
    }
    order.stop();
    order.identify();
    order.startEmpty();
    order.move();
    order.start();
    order.handOver();
    return order.steps.done();
  }

  private void save() {
    List<String> export = new ArrayList<>();
    release
        .discovery()
        .ifPresent(
            service -> {
              export.add(kubectl.ask(service, "smap", "old-map.json"));
              export.add(kubectl.ask(service, "bmd", "old-buckets.json"));
            });
    String configMaps =
        release.daemons().stream()
            .flatMap(daemons -> daemons.configMaps().stream())
            .distinct()
            .sorted()
            .collect(Collectors.joining(" "));
    List<String> keep = new ArrayList<>();
    keep.add(
        kubectl.kubectl(
            "get daemonsets,services -l release=%s -o yaml > old-objects.yaml"
                .formatted(release.name())));
    release
        .gateway()
        .ifPresent(
            service ->
                keep.add(
                    kubectl.kubectl(
                        "get service %s -o yaml > old-gateway.yaml"
                            .formatted(service.getMetadata().getName()))));
    keep.add(
        kubectl.kubectl("get configmaps %s -o yaml > old-configmaps.yaml".formatted(configMaps)));
    steps
        .add("Keep the objects of the old release", new Effect("none", Steps.NOTHING), keep)
        .add(
            "Export cluster map and bucket list, which modern AIStore can't read",
            new Effect("read by the old cluster's API", Steps.NOTHING),
            export);
  }

  private void stop() {
    steps.add(
        "Keep clients away: stop those inside, and close the Service of those outside; then wait until"
            + " no rebalance runs",
        new Effect(
            "none is written any more", release.gateway().map(kubectl::open).orElse(Steps.NOTHING)),
        release.gateway().map(kubectl::close).map(List::of).orElse(List.of()));
    steps.add(
        "Count the objects on each host",
        new Effect("read", Steps.NOTHING),
        onAll(),
        hosts.count());
    List<OldDaemons> order = order();
    steps.add(
        "Stop the old targets, then the old proxies; the DaemonSets stay",
        new Effect(
            "what was acknowledged is on the disks",
            order.reversed().stream().map(kubectl::restart).collect(Collectors.joining("\n"))),
        order.stream().flatMap(kubectl::stop).toList());
  }

  /** Targets first, then who can't become primary. */
  private List<OldDaemons> order() {
    return Stream.of(OldRole.TARGET, OldRole.NON_ELECTABLE, OldRole.PROXY)
        .flatMap(role -> release.find(role).stream())
        .toList();
  }

  private static String onHost(Identity identity) {
    return "on host %s, as root".formatted(identity.host().name());
  }

  private String onAll() {
    return "on the hosts %s, as root"
        .formatted(
            identities.stream()
                .map(identity -> identity.host().name())
                .collect(Collectors.joining(", ")));
  }

  private void identify() {
    for (Identity identity : identities) {
      steps.add(
          "Write the id %s on the disks of host %s"
              .formatted(identity.id(), identity.host().name()),
          new Effect(
              "a new directory on each disk; nothing that is there is touched",
              "none needed: the old release does not look there"),
          onHost(identity),
          hosts.identify(identity.id()));
    }
  }

  private void startEmpty() {
    String ids = identities.stream().map(Identity::title).collect(Collectors.joining(", "));
    steps
        .add(
            "Save the resource as %s.yaml and apply it: the new cluster starts empty"
                .formatted(cluster),
            new Effect(
                "no object is within its reach",
                kubectl.kubectl("delete aistore %s".formatted(cluster))),
            List.of("kubectl apply -f %s.yaml".formatted(cluster), kubectl.awaitReady()))
        .add(
            "Compare the ids of the new targets: %s. Go no further if one differs".formatted(ids),
            new Effect("none", Steps.NOTHING),
            List.of(kubectl.ais("show cluster target")))
        .add(
            "Make the buckets anew, with their properties",
            new Effect("empty directories", "none needed"),
            buckets());
  }

  private List<String> buckets() {
    return release.answer().buckets().stream()
        .filter(OldBucket::recreatable)
        .map(
            bucket -> {
              String settings = bucket.settings();
              String props = settings.isEmpty() ? "" : " --props " + Shell.word(settings);
              return kubectl.ais("create %s%s".formatted(Shell.word(bucket.title()), props));
            })
        .toList();
  }

  private void move() {
    List<String> down = new ArrayList<>();
    down.add(kubectl.patch("{\"shutdownCluster\":true}"));
    down.addAll(kubectl.awaitGone());
    steps.add(
        "Shut the new cluster down",
        new Effect("none", kubectl.patch("{\"shutdownCluster\":false}")),
        down);
    List<String> commands = new ArrayList<>(hosts.move());
    commands.addAll(hosts.count());
    steps.add(
        "Move the objects to where the new targets look, one host after the other, and compare the"
            + " counts",
        new Effect(
            "directories are renamed on their filesystem: nothing is copied, nothing written",
            String.join("\n", hosts.moveBack())),
        onAll(),
        commands);
  }

  private void start() {
    steps
        .add(
            "Start the new cluster with the objects: from here on there is no way back",
            new Effect(
                "modern AIStore rewrites the metadata of objects as it touches them; Windlass has one"
                    + " rebalance prove that each is where it is looked for",
                "none: the old version can't read what is rewritten"),
            List.of(kubectl.patch("{\"shutdownCluster\":false}"), kubectl.awaitReady()))
        .add(
            "Compare the number of objects with what was counted, less the copies of mirrored buckets",
            new Effect("read", Steps.NOTHING),
            release.answer().buckets().stream()
                .filter(OldBucket::recreatable)
                .map(
                    bucket ->
                        kubectl.ais("ls %s --count-only".formatted(Shell.word(bucket.title()))))
                .toList());
  }

  private void handOver() {
    boolean rebalance = ConfigurationSettings.rebalance(release);
    int port = release.proxies().port();
    List<Service> doors =
        Stream.concat(release.gateway().stream(), release.discovery().stream()).toList();
    steps
        .add(
            "Remove the old DaemonSets, so that no old pod comes back",
            new Effect("none", PASSED),
            List.of(
                kubectl.kubectl(
                    "delete daemonset "
                        + order().stream().map(OldDaemons::name).collect(Collectors.joining(" ")))))
        .add(
            "Lead clients to the new proxies, by the names and addresses that they know",
            new Effect("clients write again", PASSED),
            doors.stream().map(service -> kubectl.lead(service, port)).toList())
        .add(
            rebalance
                ? "Let the cluster rebalance by itself again"
                : "Leave automatic rebalance off",
            new Effect("none, until a target joins or leaves", "the same with false"),
            rebalance
                ? List.of(kubectl.patch("{\"configToUpdate\":{\"rebalance\":{\"enabled\":true}}}"))
                : List.of())
        .add(
            "Remove what is left of the old release. Never helm uninstall: it would take the Services,"
                + " and clients their addresses",
            new Effect("none", PASSED),
            new LeftOvers(release, kubectl).commands());
  }
}
