package io.windlass.testbed.operator;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The objects of one cluster as ais-operator v3.4 makes them: names, labels, selectors, owners,
 * containers. The cluster has HTTP, state and data on claims, and the ports of the scenarios.
 *
 * @param values of the places that the files leave open
 */
public record OperatorObjects(Map<String, String> values) {

  /** Field manager of what it applies on the server side. */
  public static final String APPLIER = "ais-operator";

  /** Field manager of what it creates and patches: the name of its program. */
  public static final String PROGRAM = "manager";

  /** SHA-256 of no setting at all, as long as nothing has changed. */
  public static final String RESTART_HASH =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855.initial";

  /**
   * Those of the resource.
   *
   * @param uid of the resource
   * @param image of the nodes
   */
  public static OperatorObjects of(String namespace, String name, String uid, String image) {
    return new OperatorObjects(
        Map.of(
            "namespace", namespace,
            "name", name,
            "uid", uid,
            "image", image,
            "initImage", "aistorage/ais-init:v5.0",
            "rebalance", "false",
            "targets", "3"));
  }

  /** The same with another value. */
  public OperatorObjects with(String place, String value) {
    Map<String, String> other = new HashMap<>(values);
    other.put(place, value);
    return new OperatorObjects(other);
  }

  /** What it applies: accounts, configuration and services; several documents. */
  public String applied() {
    return filled("applied.yaml");
  }

  /** The StatefulSet of the proxies. */
  public String proxies(int replicas) {
    return with("replicas", Integer.toString(replicas)).filled("proxies.yaml");
  }

  /** The StatefulSet of the targets. */
  public String targets(int replicas) {
    return with("replicas", Integer.toString(replicas)).filled("targets.yaml");
  }

  /** The status of a cluster that is ready, as a merge patch. */
  public String status(String clusterId, String now) {
    return with("clusterID", clusterId).with("now", now).filled("status.json");
  }

  /** All of them, with so many nodes. */
  public List<HasMetadata> all(int proxies, int targets) {
    return Stream.of(applied().split("\n---\n"), new String[] {proxies(proxies), targets(targets)})
        .flatMap(Stream::of)
        .<HasMetadata>map(Serialization::unmarshal)
        .toList();
  }

  private String filled(String file) {
    return Places.filled(file, values);
  }
}
