package io.windlass.starter.resource;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.storage.CSINode;
import java.util.Collection;
import java.util.List;

/**
 * The nodes of Kubernetes, here called hosts, and what there is of their storage.
 *
 * @param kubelets which drivers the kubelet of each host knows; empty for kinds that do not {@link
 *     ResourceKind#followsStorage}
 * @param volumes all PersistentVolumes; empty for those kinds, too
 */
public record Hosts(
    Collection<Node> nodes, Collection<CSINode> kubelets, Collection<PersistentVolume> volumes) {

  public Hosts {
    nodes = List.copyOf(nodes);
    kubelets = List.copyOf(kubelets);
    volumes = List.copyOf(volumes);
  }

  /** Without storage. */
  public static Hosts of(Collection<Node> nodes) {
    return new Hosts(nodes, List.of(), List.of());
  }
}
