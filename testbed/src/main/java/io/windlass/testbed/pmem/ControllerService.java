package io.windlass.testbed.pmem;

import io.windlass.testbed.pmem.ControllerVolumes.Placed;
import io.windlass.testbed.pmem.NodeVolumes.Volume;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * CSI in the controller: a volume is made on the first of the wanted nodes that can, and deleted
 * where it is.
 */
record ControllerService(
    DriverProcess process, DriverConfig config, Registry registry, ControllerVolumes volumes)
    implements CsiIdentity, CsiController {

  private static final int READABLE = 6;

  @Override
  public String driverName() {
    process.awaitAwake();
    return config.driverName();
  }

  @Override
  public String topologyKey() {
    return config.topologyKey();
  }

  @Override
  public Placed create(Wanted wanted) throws CallFailure {
    process.awaitAwake();
    Placed present = volumes.byName(wanted.name()).orElse(null);
    if (present != null) {
      if (present.volume().size() < wanted.size()) {
        throw new CallFailure(
            CallFailure.Code.ALREADY_EXISTS,
            "Smaller volume with the same name:%s already exists".formatted(wanted.name()));
      }
      return present;
    }
    Volume volume = new Volume(id(wanted.name()), wanted.name(), wanted.size());
    List<String> nodes = wanted.nodes().isEmpty() ? registry.nodes() : wanted.nodes();
    for (String node : nodes) {
      if (made(volume, node)) {
        Placed placed = new Placed(volume, node);
        volumes.add(placed);
        return placed;
      }
    }
    throw new CallFailure(
        CallFailure.Code.UNAVAILABLE, "No node found with %d capacity".formatted(wanted.size()));
  }

  /** Up to 0.8 nobody asks. */
  @Override
  public Map<String, Long> available() {
    return Map.of();
  }

  private boolean made(Volume volume, String node) {
    try {
      registry.call(node, NodeController.CREATE, NodeController.write(volume));
      return true;
    } catch (CallFailure failure) {
      process.log(
          "failed to create volume %s on %s: %s".formatted(volume.id(), node, failure.reason()));
      return false;
    }
  }

  @Override
  public void delete(String id) throws CallFailure {
    process.awaitAwake();
    Placed placed = volumes.byId(id).orElse(null);
    if (placed == null) {
      process.log("Volume %s not created by this controller".formatted(id));
      return;
    }
    registry.call(placed.node(), NodeController.DELETE, Channel.object().put("id", id));
    volumes.remove(id);
  }

  /** The same for each request of a volume: a few letters of its name, and a digest of it. */
  static String id(String name) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-224").digest(name.getBytes(StandardCharsets.UTF_8));
      String start = name.substring(0, Math.min(READABLE, name.length()));
      return start + "-" + HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-224", e);
    }
  }
}
