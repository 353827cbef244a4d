package io.windlass.testbed.pmem;

import com.fasterxml.jackson.databind.JsonNode;
import io.windlass.testbed.pmem.NodeVolumes.Volume;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The volumes that a controller knows: those that it made, and those that nodes told it of. */
final class ControllerVolumes {

  private final Map<String, Placed> placed = new ConcurrentHashMap<>();

  /** A volume and the node that holds it. */
  record Placed(Volume volume, String node) {}

  /** What a node told. */
  void found(String node, JsonNode volumes) {
    volumes.forEach(one -> add(new Placed(NodeController.read(one), node)));
  }

  void add(Placed one) {
    placed.put(one.volume().id(), one);
  }

  void remove(String id) {
    placed.remove(id);
  }

  Optional<Placed> byId(String id) {
    return Optional.ofNullable(placed.get(id));
  }

  Optional<Placed> byName(String name) {
    return placed.values().stream().filter(one -> one.volume().name().equals(name)).findFirst();
  }
}
