package io.windlass.testbed.kubelet.volume;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccountTokenProjection;
import java.util.Optional;

/** The API objects that volumes and environment variables are made from, read afresh. */
public interface ClusterObjects {

  Optional<ConfigMap> configMap(String namespace, String name);

  Optional<Secret> secret(String namespace, String name);

  Optional<Service> service(String namespace, String name);

  /** The volume a claim is bound to; empty while it is not bound. */
  Optional<PersistentVolume> claimed(String namespace, String claim);

  /** A fresh token of the pod's service account, bound to the pod. */
  String token(Pod pod, ServiceAccountTokenProjection wanted);
}
