package io.windlass.testbed.pmem;

import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.storage.CSINode;
import io.fabric8.kubernetes.api.model.storage.StorageClass;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.windlass.testbed.kubelet.ObjectChanges;
import io.windlass.testbed.kubelet.schedule.Mailbox;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The work of a provisioner.
 *
 * <ol>
 *   <li>For a claim whose class names the driver, a volume is made: on the node that the scheduler
 *       has chosen, or on any that has the driver when the class does not wait.
 *   <li>One that runs on each node makes the volumes of its node alone. Of a class that does not
 *       wait, whoever is the first to write its node on the claim makes the volume.
 *   <li>A node whose kubelet does not tell of the driver gets no volume.
 *   <li>A volume that its claim has released, and that is not to be kept, is deleted: first by the
 *       driver, then from the API.
 *   <li>What fails is told by an Event, and tried again after a pause that doubles each time.
 * </ol>
 */
final class Provisioner implements AutoCloseable {

  private static final String SELECTED_NODE = "volume.kubernetes.io/selected-node";
  private static final String CHOSEN = "volume.kubernetes.io/storage-provisioner";
  private static final int CONFLICT = 409;

  private final DriverProcess process;
  private final KubernetesClient client;
  private final TimedController driver;
  private final String name;
  private final Optional<String> home;
  private final Duration firstPause;
  private final Mailbox mailbox = new Mailbox("provisioner");
  private final Map<String, Duration> pauses = new HashMap<>();
  private final SharedIndexInformer<PersistentVolumeClaim> claims;
  private final SharedIndexInformer<PersistentVolume> volumes;

  /**
   * Whose volumes are made.
   *
   * @param driver its name
   * @param node that they are to be on; empty for any
   */
  record Scope(String driver, Optional<String> node) {}

  Provisioner(
      DriverProcess process,
      KubernetesClient client,
      TimedController driver,
      Scope scope,
      Duration firstPause) {
    this.process = process;
    this.client = client;
    this.driver = driver;
    this.name = scope.driver();
    this.home = scope.node();
    this.firstPause = firstPause;
    claims = client.persistentVolumeClaims().inAnyNamespace().runnableInformer(0);
    volumes = client.persistentVolumes().runnableInformer(0);
    claims.addEventHandler(new ObjectChanges<>(claim -> post(claim, () -> provision(claim))));
    volumes.addEventHandler(new ObjectChanges<>(volume -> post(volume, () -> reclaim(volume))));
  }

  /** Begins; what it may not read is logged, and asked for again. */
  void start() throws InterruptedException {
    while (true) {
      try {
        claims.run();
        volumes.run();
        return;
      } catch (KubernetesClientException refused) {
        process.log("cannot list: " + refused.getMessage());
        process.pause(firstPause);
      }
    }
  }

  @Override
  public void close() {
    claims.close();
    volumes.close();
    client.close();
  }

  /** A step that may fail. */
  @FunctionalInterface
  private interface Step {
    void take() throws CallFailure;
  }

  private void post(HasMetadata object, Step step) {
    mailbox.post(() -> attempt(object, step));
  }

  private void attempt(HasMetadata object, Step step) {
    String uid = object.getMetadata().getUid();
    try {
      process.awaitAwake();
      step.take();
      pauses.remove(uid);
    } catch (CallFailure failure) {
      tell(object, failure.code().text() + ": " + failure.reason());
      again(object, uid);
    } catch (KubernetesClientException refused) {
      process.log(uid + ": " + refused.getMessage());
      again(object, uid);
    }
  }

  private void again(HasMetadata object, String uid) {
    Duration pause = pauses.getOrDefault(uid, firstPause);
    pauses.put(uid, pause.multipliedBy(2));
    process.run(
        () -> {
          process.pause(pause);
          present(object);
        });
  }

  private void present(HasMetadata object) {
    switch (object) {
      case PersistentVolumeClaim claim ->
          Optional.ofNullable(client.resource(claim).get())
              .ifPresent(now -> post(now, () -> provision(now)));
      case PersistentVolume volume ->
          Optional.ofNullable(client.resource(volume).get())
              .ifPresent(now -> post(now, () -> reclaim(now)));
      default -> throw new IllegalArgumentException("no volume: " + object.getKind());
    }
  }

  private void provision(PersistentVolumeClaim claim) throws CallFailure {
    boolean ours = name.equals(note(claim, CHOSEN).orElse(""));
    boolean pending = claim.getSpec().getVolumeName() == null && !claim.isMarkedForDeletion();
    if (!ours
        || !pending
        || volumes.getStore().getByKey("pvc-" + claim.getMetadata().getUid()) != null) {
      return;
    }
    StorageClass found =
        client
            .storage()
            .v1()
            .storageClasses()
            .withName(claim.getSpec().getStorageClassName())
            .get();
    StorageClass storageClass =
        Optional.ofNullable(found)
            .orElseThrow(
                () -> new CallFailure(CallFailure.Code.INTERNAL, "the storage class is gone"));
    Optional<String> selected = note(claim, SELECTED_NODE);
    boolean waits = "WaitForFirstConsumer".equals(storageClass.getVolumeBindingMode());
    if (waits && selected.isEmpty() || home.isPresent() && !mine(claim, selected)) {
      return;
    }
    List<String> nodes = selected.isPresent() ? List.of(node(selected.get())) : nodes();
    ClaimedVolume wanted = new ClaimedVolume(claim, storageClass);
    ControllerVolumes.Placed placed =
        driver.create(new CsiController.Wanted(wanted.name(), wanted.size(), nodes));
    create(wanted.object(name, driver.controller().topologyKey(), placed));
  }

  /** Whether it is this node's; one that is nobody's yet is made so, and comes again. */
  private boolean mine(PersistentVolumeClaim claim, Optional<String> selected) {
    String own = home.orElseThrow();
    if (selected.isPresent()) {
      return selected.get().equals(own);
    }
    try {
      PersistentVolumeClaim chosen =
          new PersistentVolumeClaimBuilder(claim)
              .editMetadata()
              .addToAnnotations(SELECTED_NODE, own)
              .endMetadata()
              .build();
      client.resource(chosen).update();
    } catch (KubernetesClientException e) {
      if (e.getCode() != CONFLICT) {
        throw e;
      }
    }
    return false;
  }

  /** How the driver knows a node: only when the node's kubelet knows the driver. */
  private String node(String selected) throws CallFailure {
    CSINode known = client.storage().v1().csiNodes().withName(selected).get();
    Node node = client.nodes().withName(selected).get();
    String key = driver.controller().topologyKey();
    if (known == null
        || !has(known)
        || node == null
        || !node.getMetadata().getLabels().containsKey(key)) {
      throw new CallFailure(
          CallFailure.Code.INTERNAL,
          "no topology key found on CSINode " + selected + " for driver " + name);
    }
    return String.valueOf(node.getMetadata().getLabels().get(key));
  }

  private List<String> nodes() throws CallFailure {
    List<String> nodes =
        client.storage().v1().csiNodes().list().getItems().stream()
            .filter(this::has)
            .map(known -> known.getMetadata().getName())
            .toList();
    if (nodes.isEmpty()) {
      throw new CallFailure(
          CallFailure.Code.INTERNAL, "no available topology found for driver " + name);
    }
    return nodes;
  }

  private boolean has(CSINode node) {
    // The API sends an explicit null for a node that has none any more.
    return Optional.ofNullable(node.getSpec().getDrivers()).orElse(List.of()).stream()
        .anyMatch(one -> one.getName().equals(name));
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

  private void reclaim(PersistentVolume volume) throws CallFailure {
    boolean ours = name.equals(note(volume, ClaimedVolume.PROVISIONED_BY).orElse(""));
    boolean released = "Released".equals(volume.getStatus().getPhase());
    if (ours
        && released
        && home.filter(own -> !on(volume, own)).isEmpty()
        && !volume.isMarkedForDeletion()
        && "Delete".equals(volume.getSpec().getPersistentVolumeReclaimPolicy())) {
      driver.delete(volume.getSpec().getCsi().getVolumeHandle());
      client.resource(volume).delete();
    }
  }

  private static boolean on(PersistentVolume volume, String node) {
    return volume.getSpec().getNodeAffinity().getRequired().getNodeSelectorTerms().stream()
        .flatMap(term -> term.getMatchExpressions().stream())
        .anyMatch(expression -> expression.getValues().contains(node));
  }

  private static Optional<String> note(HasMetadata object, String key) {
    return Optional.ofNullable(object.getMetadata().getAnnotations()).map(all -> all.get(key));
  }

  private void tell(HasMetadata object, String message) {
    process.log(object.getMetadata().getName() + ": " + message);
    boolean claim = object instanceof PersistentVolumeClaim;
    String namespace = claim ? object.getMetadata().getNamespace() : "default";
    String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    client
        .resource(
            new EventBuilder()
                .withNewMetadata()
                .withGenerateName(object.getMetadata().getName() + ".")
                .withNamespace(namespace)
                .endMetadata()
                .withType("Warning")
                .withReason(claim ? "ProvisioningFailed" : "VolumeFailedDelete")
                .withMessage(message)
                .withCount(1)
                .withFirstTimestamp(now)
                .withLastTimestamp(now)
                .withNewSource(name + "_external-provisioner", null)
                .withNewInvolvedObject()
                .withApiVersion("v1")
                .withKind(object.getKind())
                .withNamespace(object.getMetadata().getNamespace())
                .withName(object.getMetadata().getName())
                .withUid(object.getMetadata().getUid())
                .endInvolvedObject()
                .build())
        .create();
  }
}
