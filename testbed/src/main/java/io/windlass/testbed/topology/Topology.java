package io.windlass.testbed.topology;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The nodes of a testbed, in groups. */
public record Topology(List<NodeGroup> groups) {

  /**
   * @throws IllegalArgumentException when two groups would have nodes of the same name
   */
  public Topology {
    groups = List.copyOf(groups);
    long names = groups.stream().map(NodeGroup::name).distinct().count();
    if (names < groups.size()) {
      throw new IllegalArgumentException("two groups of nodes have the same name");
    }
  }

  private static final ObjectMapper YAML = YAMLMapper.builder().findAndAddModules().build();
  private static final int NODES_PER_BLOCK = 250;

  /** Three zones with room for ten storage nodes of each of the three systems. */
  public static Topology standard() {
    try (InputStream file = Topology.class.getResourceAsStream("standard.yaml")) {
      return YAML.readValue(Objects.requireNonNull(file), Topology.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a topology file (YAML, {@code groups: [{name, count, zones, labels, taints, capacity,
   * mountPaths}]}).
   *
   * @throws UncheckedIOException when it cannot be read or a field is unknown
   */
  public static Topology load(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return YAML.readValue(in, Topology.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One group of {@code count} plain nodes, for test code. */
  public static Topology of(String name, int count) {
    return new Topology(List.of(NodeGroup.of(name, count)));
  }

  /** Every node; addresses are dealt out in order from 127.19.0.1. */
  public List<NodeShape> nodes() {
    List<NodeShape> nodes = new ArrayList<>();
    for (NodeGroup group : groups) {
      for (int index = 0; index < group.count(); index++) {
        nodes.add(group.node(index, address(nodes.size())));
      }
    }
    return nodes;
  }

  private static String address(int position) {
    return "127.19.%d.%d".formatted(position / NODES_PER_BLOCK, position % NODES_PER_BLOCK + 1);
  }
}
