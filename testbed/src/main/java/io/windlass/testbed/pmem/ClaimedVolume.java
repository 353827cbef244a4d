package io.windlass.testbed.pmem;

import io.fabric8.kubernetes.api.model.NodeSelectorRequirement;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.storage.StorageClass;
import io.windlass.testbed.pmem.ControllerVolumes.Placed;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The PersistentVolume for a claim: on the node where the driver made it. */
record ClaimedVolume(PersistentVolumeClaim claim, StorageClass storageClass) {

  static final String PROVISIONED_BY = "pv.kubernetes.io/provisioned-by";
  private static final String FILE_SYSTEM = "csi.storage.k8s.io/fstype";
  private static final String USUAL_FILE_SYSTEM = "ext4";

  String name() {
    return "pvc-" + claim.getMetadata().getUid();
  }

  /** What the claim asks for, in bytes. */
  long size() {
    Quantity wanted = claim.getSpec().getResources().getRequests().get("storage");
    return Quantity.getAmountInBytes(wanted).longValueExact();
  }

  PersistentVolume object(String driver, String topologyKey, Placed placed) {
    return new PersistentVolumeBuilder()
        .withNewMetadata()
        .withName(name())
        .addToAnnotations(PROVISIONED_BY, driver)
        .endMetadata()
        .withNewSpec()
        .withCapacity(claim.getSpec().getResources().getRequests())
        .withAccessModes(claim.getSpec().getAccessModes())
        .withVolumeMode(claim.getSpec().getVolumeMode())
        .withPersistentVolumeReclaimPolicy(storageClass.getReclaimPolicy())
        .withStorageClassName(storageClass.getMetadata().getName())
        .withNewCsi()
        .withDriver(driver)
        .withVolumeHandle(placed.volume().id())
        .withFsType(fileSystem())
        .endCsi()
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
            new NodeSelectorRequirement(topologyKey, "In", List.of(placed.node())))
        .endNodeSelectorTerm()
        .endRequired()
        .endNodeAffinity()
        .endSpec()
        .build();
  }

  private String fileSystem() {
    return Optional.ofNullable(storageClass.getParameters())
        .orElse(Map.of())
        .getOrDefault(FILE_SYSTEM, USUAL_FILE_SYSTEM);
  }
}
