package io.windlass.activities.aistore.preflight;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.storage.StorageClass;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Surroundings in which there is what a test puts there, and everything that is referred to. */
final class FakeSurroundings implements Surroundings {

  final List<Node> hosts = new ArrayList<>();
  final List<Occupant> occupants = new ArrayList<>();
  final List<ClusterWanted> rivals = new ArrayList<>();
  final List<StorageClass> classes = new ArrayList<>();
  final List<PersistentVolume> volumes = new ArrayList<>();
  final Set<String> claims = new HashSet<>();
  final Set<String> missing = new HashSet<>();

  /** How often pods were asked for. */
  int looksAtPods;

  /** Hosts of those names, each with its name as label {@code host}. */
  FakeSurroundings hosts(String... names) {
    for (String name : names) {
      host(name, "cpu: 64, memory: 256Gi");
    }
    return this;
  }

  FakeSurroundings host(String name, String allocatable) {
    hosts.add(
        Serialization.unmarshal(
            "metadata: {name: %1$s, labels: {host: %1$s}}\nspec: {}\nstatus: {allocatable: {%2$s}}"
                .formatted(name, allocatable),
            Node.class));
    return this;
  }

  /** A pod of a namespace {@code others}. */
  FakeSurroundings pod(String name, String host, String spec) {
    return add("name: %s, namespace: others".formatted(name), host, spec);
  }

  /** A target of a cluster in the namespace of all clusters. */
  FakeSurroundings target(String cluster, int ordinal, String host, String spec) {
    return add(
        "name: %1$s-target-%2$d, namespace: ais, labels: {app.kubernetes.io/name: %1$s, app.kubernetes.io/component: target}"
            .formatted(cluster, ordinal),
        host,
        spec);
  }

  private FakeSurroundings add(String metadata, String host, String spec) {
    Pod pod =
        Serialization.unmarshal(
            "metadata: {%s}\nspec:\n  nodeName: %s\n%s".formatted(metadata, host, spec.indent(2)),
            Pod.class);
    occupants.add(Occupant.of(pod).orElseThrow());
    return this;
  }

  FakeSurroundings storageClass(String name, String provisioner, String annotations) {
    classes.add(
        Serialization.unmarshal(
            "metadata: {name: %s, annotations: {%s}}\nprovisioner: %s"
                .formatted(name, annotations, provisioner),
            StorageClass.class));
    return this;
  }

  FakeSurroundings volume(String name, String storageClass, String size, String more) {
    volumes.add(
        Serialization.unmarshal(
            """
            metadata: {name: %s, labels: {disk: nvme}}
            spec:
              storageClassName: %s
              capacity: {storage: %s}
              accessModes: [ReadWriteOnce]
              %s
            status: {phase: Available}
            """
                .formatted(name, storageClass, size, more),
            PersistentVolume.class));
    return this;
  }

  /** A piece of a volume's spec that binds it to a host. */
  static String on(String host) {
    return "nodeAffinity: {required: {nodeSelectorTerms: [{matchExpressions: [{key: host, operator: In, values: [%s]}]}]}}"
        .formatted(host);
  }

  @Override
  public Optional<List<Node>> hosts() {
    return Optional.of(hosts);
  }

  @Override
  public List<Occupant> occupants() {
    looksAtPods++;
    return occupants;
  }

  @Override
  public List<ClusterWanted> rivals() {
    return rivals;
  }

  @Override
  public Optional<List<StorageClass>> storageClasses() {
    return Optional.of(classes);
  }

  @Override
  public Optional<List<PersistentVolume>> volumes() {
    return Optional.of(volumes);
  }

  @Override
  public boolean claimExists(String name) {
    return claims.contains(name);
  }

  @Override
  public boolean exists(Reference reference) {
    return !missing.contains(reference.name());
  }
}
