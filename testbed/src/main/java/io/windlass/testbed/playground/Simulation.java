package io.windlass.testbed.playground;

import io.windlass.testbed.aistore.AisInitProgram;
import io.windlass.testbed.aistore.AisNodeProgram;
import io.windlass.testbed.aistore.AisTimings;
import io.windlass.testbed.aistore.AuthnProgram;
import io.windlass.testbed.aistore.CleanupHelperProgram;
import io.windlass.testbed.aistore.LogTailProgram;
import io.windlass.testbed.aistore.SleepProgram;
import io.windlass.testbed.kubelet.ImageRegistry;
import io.windlass.testbed.kubelet.KubeletOptions;
import io.windlass.testbed.kubelet.KubeletTimings;
import io.windlass.testbed.kubelet.schedule.TimeScale;
import io.windlass.testbed.pmem.PmemHardware;
import io.windlass.testbed.pmem.PmemStorage;
import io.windlass.testbed.topology.Topology;
import java.time.Duration;
import java.util.Map;

/**
 * The simulated part of a stack: which nodes there are, which images can be pulled, and how fast
 * time goes for both.
 *
 * @param aisNode the program behind every aisnode image; asks for its misbehaviour go to it
 * @param pmem the hardware and the faults of PMEM-CSI
 * @param time 1 is real; the control plane and Temporal always run in real time
 */
public record Simulation(
    Topology topology,
    TimeScale time,
    AisNodeProgram aisNode,
    PmemStorage pmem,
    ImageRegistry images) {

  /** Nodes and images for all three storage systems, with every duration multiplied. */
  public static Simulation standard(double factor) {
    return of(Topology.standard(), factor);
  }

  /** The same images on other nodes. */
  public static Simulation of(Topology topology, double factor) {
    AisNodeProgram aisNode = new AisNodeProgram(factor);
    TimeScale time = new TimeScale(factor);
    PmemStorage pmem = new PmemStorage(PmemHardware.of(topology), time);
    ImageRegistry images =
        new ImageRegistry()
            .put("aistorage/aisnode", aisNode)
            .put("aistorage/ais-init", new AisInitProgram())
            .put("aistorage/ais-logs", new LogTailProgram())
            .put("aistorage/authn", new AuthnProgram())
            .put("aistorage/ais-util", new SleepProgram())
            .put("aistorage/ais-operator-helper", new CleanupHelperProgram());
    return new Simulation(topology, time, aisNode, pmem, pmem.publish(images));
  }

  /**
   * What Windlass has to be told, because here a target forgets its neighbours sooner than in life:
   * with the real 90 s it would begin the rebalances of a long rollout too late.
   */
  Map<String, String> environment() {
    long window = time.of(AisTimings.real().neighbourWindow()).toMillis();
    return Map.of("WINDLASS_AISTORE_NEIGHBOUR_WINDOW", window + "ms");
  }

  /**
   * What its nodes are started with.
   *
   * @param leasePeriod between two signs of life of a node
   */
  KubeletOptions kubelet(PlaygroundDirectory directory, Duration leasePeriod) {
    return new KubeletOptions(
        directory.nodeData(),
        directory.hosts(),
        topology,
        images,
        KubeletTimings.of(time).withLeasePeriod(leasePeriod));
  }
}
