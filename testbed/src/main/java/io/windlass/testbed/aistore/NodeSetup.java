package io.windlass.testbed.aistore;

import io.windlass.testbed.kubelet.ContainerContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** All that a node reads before it opens a listener: flags, files, volumes. */
final class NodeSetup {
  private final ContainerContext context;
  private final NodeArguments arguments;
  private final AisVersion version;
  private final LocalConfig local;
  private final ClusterConfig config;
  private final NodeState state;
  private final ClusterConfig inForce;

  private NodeSetup(
      ContainerContext context, NodeArguments arguments, AisVersion version, LocalConfig local)
      throws ConfigFailure, IOException {
    this.context = context;
    this.arguments = arguments;
    this.version = version;
    this.local = local;
    this.config = ClusterConfig.read(version, Json.parse(context.path(arguments.clusterConfig())));
    this.state = new NodeState(context.path(local.stateDirectory()));
    this.inForce = state.load(version).map(ClusterMetadata::config).orElse(config);
  }

  /**
   * Reads everything.
   *
   * @throws ConfigFailure with what is wrong in the command line or a file
   * @throws IOException when a file is missing or is no JSON
   */
  static NodeSetup read(ContainerContext context) throws ConfigFailure, IOException {
    AisVersion version =
        AisVersion.fromImage(context.image())
            .orElseThrow(() -> new ConfigFailure("no simulation of image " + context.image()));
    NodeArguments arguments = NodeArguments.parse(context.command());
    LocalConfig local =
        LocalConfig.read(
            Json.parse(context.path(arguments.localConfig())),
            arguments.role(),
            context.pod().address().getHostAddress());
    NodeSetup setup = new NodeSetup(context, arguments, version, local);
    setup.checkCluster();
    return setup;
  }

  /** A node that has been in a cluster believes the configuration that it remembers. */
  private String scheme() {
    return inForce.servesHttps() ? "https" : "http";
  }

  private void checkCluster() throws ConfigFailure {
    for (String url : new String[] {"proxy.primary_url", "proxy.discovery_url"}) {
      if (!config.text(url).startsWith("http")) {
        throw new ConfigFailure("invalid " + url + " \"" + config.text(url) + "\"");
      }
    }
  }

  AisNode node(AisNode.Process process) throws IOException, ConfigFailure {
    Optional<ObjectStore> store =
        arguments.role() == NodeRole.TARGET ? Optional.of(store()) : Optional.empty();
    String id = NodeIdentity.resolve(arguments.role(), context.environment(), volumes());
    SmapNode entry =
        new SmapNode(
            id,
            arguments.role(),
            local.publicNet().over(scheme()),
            local.controlNet().over(scheme()),
            local.dataNet().over(scheme()),
            0,
            version == AisVersion.V5_0 ? NodeIdentity.verifyingKey(id) : "");
    AisNode node = new AisNode(entry, version, state, store, process);
    node.secure(tls());
    if (Files.exists(marker())) {
      node.mistrust();
    }
    Files.writeString(marker(), id);
    return node;
  }

  /** What the node brings to its cluster; read anew for each attempt. */
  Joining.Applicant applicant(AisNode node) {
    try {
      return new Joining.Applicant(
          node,
          state.load(version),
          config,
          node.role() == NodeRole.PROXY && namedPrimary(),
          arguments.expectedTargets());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** There from start to orderly end, so that a start after a crash is known for one. */
  private Path marker() throws ConfigFailure, IOException {
    return volumes().getFirst().resolve(".ais.node_restarted");
  }

  void endOrderly() {
    try {
      Files.deleteIfExists(marker());
    } catch (IOException | ConfigFailure failure) {
      context.log().accept("the restart marker stays: " + failure.getMessage());
    }
  }

  /** What clients' tokens are signed with; empty when nobody told. */
  String tokenKey() {
    return context.environment().getOrDefault("AIS_AUTHN_SECRET_KEY", "");
  }

  String discoveryUrl() {
    return config.text("proxy.discovery_url");
  }

  Set<Integer> ports() {
    return new TreeSet<>(
        Set.copyOf(
            List.of(local.publicNet().port(), local.controlNet().port(), local.dataNet().port())));
  }

  /** What it shows over HTTPS; empty for plain HTTP. */
  Optional<NodeTls> tls() throws ConfigFailure {
    return NodeTls.of(inForce, context);
  }

  /** All directories that the node writes to. */
  List<Path> written() throws ConfigFailure, IOException {
    List<Path> written = new ArrayList<>(volumes());
    written.add(log().getParent());
    return written;
  }

  Path log() {
    return context.path(local.logDirectory() + "/ais" + arguments.role().text() + ".INFO");
  }

  /** The end of a decommission: without its files the node cannot start again. */
  void erase(RemovalRequest.Cleanup cleanup) {
    try {
      state.erase();
      if (!cleanup.keepInitialConfig()) {
        Files.deleteIfExists(context.path(arguments.clusterConfig()));
        Files.deleteIfExists(context.path(arguments.localConfig()));
      }
      if (cleanup.removeUserData() && arguments.role() == NodeRole.TARGET) {
        store().wipe();
      }
    } catch (IOException | ConfigFailure failure) {
      context.log().accept("cleanup failed: " + failure.getMessage());
    }
  }

  private boolean namedPrimary() {
    URI primary = URI.create(config.text("proxy.primary_url"));
    return primary.getHost().equals(local.controlNet().host())
        && primary.getPort() == local.controlNet().port();
  }

  private ObjectStore store() throws ConfigFailure, IOException {
    return new ObjectStore(mountpaths(), this::mounted);
  }

  private Map<String, Path> mountpaths() throws ConfigFailure, IOException {
    Set<String> configured = local.mountpaths().keySet();
    Map<String, Path> mounted = new TreeMap<>();
    configured.forEach(path -> mounted(path).ifPresent(directory -> mounted.put(path, directory)));
    return configured.isEmpty() ? mounted : VolumeMetadata.choose(configured, mounted);
  }

  /** The directory behind a path, if something is mounted there. */
  private Optional<Path> mounted(String path) {
    try {
      return Optional.of(context.path(path)).filter(Files::isDirectory);
    } catch (IllegalArgumentException nothing) {
      return Optional.empty();
    }
  }

  /** Data volumes first: they decide a target's identity. */
  private List<Path> volumes() throws ConfigFailure, IOException {
    List<Path> volumes = new ArrayList<>(mountpaths().values());
    Path confdir = context.path(local.stateDirectory());
    Files.createDirectories(confdir);
    volumes.add(confdir);
    return volumes;
  }
}
