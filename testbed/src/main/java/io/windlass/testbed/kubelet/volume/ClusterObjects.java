package io.windlass.testbed.kubelet.volume;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccountTokenProjection;
import java.util.Optional;

/** What volumes and environment variables are made from: API objects, read afresh, and drivers. */
public interface ClusterObjects {

  Optional<ConfigMap> configMap(String namespace, String name);

  Optional<Secret> secret(String namespace, String name);

  Optional<Service> service(String namespace, String name);

  /** The volume a claim is bound to; empty while it is not bound. */
  Optional<PersistentVolume> claimed(String namespace, String claim);

  /** The CSI driver of that name, if the nodes have it. */
  Optional<CsiDriver> driver(String name);

  /** The CSI driver that has registered with a node's kubelet under that name, and answers. */
  default Optional<CsiNodeService> registered(NodeDisk node, String driver) {
    return Optional.empty();
  }

  /** A fresh token of the pod's service account, bound to the pod. */
  String token(Pod pod, ServiceAccountTokenProjection wanted);
}
