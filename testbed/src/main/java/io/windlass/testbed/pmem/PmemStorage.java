package io.windlass.testbed.pmem;

import io.windlass.testbed.kubelet.ImageRegistry;
import io.windlass.testbed.kubelet.schedule.TimeScale;
import java.util.stream.Stream;

/**
 * All that a testbed needs for PMEM-CSI: the images that its pods are made from, the hardware below
 * them, and their faults.
 */
public final class PmemStorage {

  /** Where sidecars have come from over the years. */
  private static final String[] SIDECARS = {
    "quay.io/k8scsi/", "k8s.gcr.io/sig-storage/", "registry.k8s.io/sig-storage/"
  };

  private final PmemHardware hardware;
  private final PmemTimings timings;
  private final PmemFaults faults = new PmemFaults();

  public PmemStorage(PmemHardware hardware, TimeScale time) {
    this.hardware = hardware;
    this.timings = PmemTimings.of(time);
  }

  public PmemHardware hardware() {
    return hardware;
  }

  public PmemFaults faults() {
    return faults;
  }

  /** Adds the images. Returns what it was given, for chaining. */
  public ImageRegistry publish(ImageRegistry images) {
    images.put(
        "intel/pmem-csi-driver", new PmemDriverProgram(new PmemWorld(hardware, faults, timings)));
    Stream.of(SIDECARS)
        .forEach(
            registry ->
                images
                    .put(registry + "csi-node-driver-registrar", new RegistrarProgram(timings))
                    .put(registry + "csi-provisioner", new ProvisionerProgram(timings)));
    return images;
  }
}
