package io.windlass.testbed.kubelet.provision;

import io.fabric8.kubernetes.api.model.NodeSelectorRequirement;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.storage.StorageClass;
import io.fabric8.kubernetes.api.model.storage.StorageClassBuilder;
import java.util.List;

/**
 * The storage class and the volumes of the testbed: a directory on the node the scheduler chose.
 */
final class LocalStorage {

  static final String CLASS = "windlass-local";
  static final String PROVISIONER = "testbed.windlass.io/local";
  static final String PROVISIONED_BY = "pv.kubernetes.io/provisioned-by";

  /** Below this path of a node's disk. */
  private static final String ROOT = "/var/lib/windlass-local/";

  private LocalStorage() {}

  /**
   * The default class. A claim waits for its first pod, so that the volume is on that pod's node.
   */
  static StorageClass storageClass() {
    return new StorageClassBuilder()
        .withNewMetadata()
        .withName(CLASS)
        .addToAnnotations("storageclass.kubernetes.io/is-default-class", "true")
        .endMetadata()
        .withProvisioner(PROVISIONER)
        .withReclaimPolicy("Delete")
        .withVolumeBindingMode("WaitForFirstConsumer")
        .withAllowVolumeExpansion(true)
        .build();
  }

  static String volumeName(PersistentVolumeClaim claim) {
    return "pvc-" + claim.getMetadata().getUid();
  }

  static PersistentVolume volume(
      PersistentVolumeClaim claim, StorageClass storageClass, String node) {
    String path =
        ROOT
            + claim.getMetadata().getNamespace()
            + "_"
            + claim.getMetadata().getName()
            + "_"
            + claim.getMetadata().getUid();
    return new PersistentVolumeBuilder()
        .withNewMetadata()
        .withName(volumeName(claim))
        .addToAnnotations(PROVISIONED_BY, PROVISIONER)
        .endMetadata()
        .withNewSpec()
        .withCapacity(claim.getSpec().getResources().getRequests())
        .withAccessModes(claim.getSpec().getAccessModes())
        .withVolumeMode(claim.getSpec().getVolumeMode())
        .withPersistentVolumeReclaimPolicy(storageClass.getReclaimPolicy())
        .withStorageClassName(storageClass.getMetadata().getName())
        .withNewLocal(null, path)
        .withNewClaimRef()
        .withApiVersion("v1")
        .withKind("PersistentVolumeClaim")
        .withNamespace(claim.getMetadata().getNamespace())
        .withName(claim.getMetadata().getName())
        .withUid(claim.getMetadata().getUid())
        .endClaimRef()
        .withNewNodeAffinity()
        .withNewRequired()
        .addNewNodeSelectorTerm()
        .addToMatchExpressions(
            new NodeSelectorRequirement("kubernetes.io/hostname", "In", List.of(node)))
        .endNodeSelectorTerm()
        .endRequired()
        .endNodeAffinity()
        .endSpec()
        .build();
  }
}
