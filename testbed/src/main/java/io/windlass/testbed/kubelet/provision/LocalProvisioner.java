package io.windlass.testbed.kubelet.provision;

import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.storage.StorageClass;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.windlass.testbed.kubelet.ObjectChanges;
import io.windlass.testbed.kubelet.schedule.Mailbox;
import io.windlass.testbed.kubelet.volume.Directories;
import io.windlass.testbed.kubelet.volume.NodeDisk;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * An external provisioner and resizer, as the kube controller manager expects them.
 *
 * <ol>
 *   <li>The scheduler chooses a node for a pending claim's first pod and notes it on the claim.
 *   <li>The controller manager notes our provisioner's name on the claim and waits.
 *   <li>We create the volume for the claim, on that node; the controller manager binds the two.
 *   <li>When a claim asks for more than its volume has, the volume is made larger, then the claim
 *       says so. The API server has checked before that its class allows it.
 *   <li>When the claim is deleted and the volume released, policy Delete removes its directory and
 *       then the volume; policy Retain leaves both.
 * </ol>
 */
public final class LocalProvisioner implements AutoCloseable {

  private static final String SELECTED_NODE = "volume.kubernetes.io/selected-node";
  private static final String CHOSEN_PROVISIONER = "volume.kubernetes.io/storage-provisioner";
  private static final int CONFLICT = 409;

  private final KubernetesClient client;
  private final Function<String, Optional<NodeDisk>> disks;
  private final Mailbox mailbox = new Mailbox("provisioner");
  private final SharedIndexInformer<PersistentVolumeClaim> claims;
  private final SharedIndexInformer<PersistentVolume> volumes;

  private LocalProvisioner(KubernetesClient client, Function<String, Optional<NodeDisk>> disks) {
    this.client = client;
    this.disks = disks;
    claims = client.persistentVolumeClaims().inAnyNamespace().runnableInformer(0);
    volumes = client.persistentVolumes().runnableInformer(0);
    claims.addEventHandler(new ObjectChanges<>(claim -> mailbox.post(() -> serve(claim))));
    volumes.addEventHandler(new ObjectChanges<>(volume -> mailbox.post(() -> reclaim(volume))));
  }

  /**
   * Creates the storage class if it is not there, and begins.
   *
   * @param disks the disk of a node by its name; empty for a node that is not simulated
   */
  public static LocalProvisioner start(
      KubernetesClient client, Function<String, Optional<NodeDisk>> disks) {
    if (client.storage().v1().storageClasses().withName(LocalStorage.CLASS).get() == null) {
      client.resource(LocalStorage.storageClass()).create();
    }
    LocalProvisioner provisioner = new LocalProvisioner(client, disks);
    provisioner.claims.run();
    provisioner.volumes.run();
    return provisioner;
  }

  @Override
  public void close() {
    claims.close();
    volumes.close();
  }

  private void serve(PersistentVolumeClaim claim) {
    provision(claim);
    if (claim.getSpec().getVolumeName() != null) {
      Resizing.of(claim).ifPresent(resizing -> resizing.apply(client));
    }
  }

  private void provision(PersistentVolumeClaim claim) {
    Map<String, String> notes = claim.getMetadata().getAnnotations();
    boolean pending = claim.getSpec().getVolumeName() == null;
    if (pending
        && notes != null
        && LocalStorage.PROVISIONER.equals(notes.get(CHOSEN_PROVISIONER))) {
      String node = notes.get(SELECTED_NODE);
      StorageClass storageClass =
          client
              .storage()
              .v1()
              .storageClasses()
              .withName(claim.getSpec().getStorageClassName())
              .get();
      if (node != null && storageClass != null && disks.apply(node).isPresent()) {
        create(LocalStorage.volume(claim, storageClass, node));
      }
    }
  }

  private void create(PersistentVolume volume) {
    try {
      client.resource(volume).create();
    } catch (KubernetesClientException e) {
      // The claim's informer may speak twice before the binding is seen.
      if (e.getCode() != CONFLICT) {
        throw e;
      }
    }
  }

  private void reclaim(PersistentVolume volume) {
    Map<String, String> notes = volume.getMetadata().getAnnotations();
    boolean ours =
        notes != null && LocalStorage.PROVISIONER.equals(notes.get(LocalStorage.PROVISIONED_BY));
    boolean released = "Released".equals(volume.getStatus().getPhase());
    if (ours && released && "Delete".equals(volume.getSpec().getPersistentVolumeReclaimPolicy())) {
      String path = volume.getSpec().getLocal().getPath();
      disks.apply(node(volume)).ifPresent(disk -> Directories.delete(disk.path(path)));
      client.resource(volume).delete();
    }
  }

  private static String node(PersistentVolume volume) {
    return volume
        .getSpec()
        .getNodeAffinity()
        .getRequired()
        .getNodeSelectorTerms()
        .getFirst()
        .getMatchExpressions()
        .getFirst()
        .getValues()
        .getFirst();
  }
}
