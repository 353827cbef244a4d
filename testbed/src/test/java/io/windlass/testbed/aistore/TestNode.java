package io.windlass.testbed.aistore;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.Service;
import io.windlass.testbed.kubelet.ContainerContext;
import io.windlass.testbed.kubelet.ContainerProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One pod of a test cluster: its volumes on disk, and the process in it while it runs. */
final class TestNode {
  static final int PORT = 18080;

  final String id;
  final NodeRole role;
  final String host;
  final Path volumes;
  final List<String> log = Collections.synchronizedList(new ArrayList<>());
  private final TestCluster cluster;
  private Optional<ContainerProcess> process = Optional.empty();
  private volatile String lost = "";

  TestNode(TestCluster cluster, NodeRole role, String id, String host) {
    this.cluster = cluster;
    this.role = role;
    this.id = id;
    this.host = host;
    this.volumes = cluster.directory.resolve(id);
  }

  /** Runs the init container, then the node. */
  TestNode start() throws IOException {
    for (String volume :
        List.of("config", "state", "log", "mp1", "mp2", "template", "global", "certs")) {
      Files.createDirectories(volumes.resolve(volume));
    }
    Files.write(volumes.resolve("template/ais_local.json"), Json.bytes(localConfig()));
    Files.write(volumes.resolve("global/ais.json"), Json.bytes(cluster.clusterConfig()));
    if (cluster.certificates().isPresent()) {
      cluster.certificates().get().write(this);
    }
    int code = new AisInitProgram().start(context(initCommand())).exitCode().join();
    if (code != 0) {
      throw new IOException("ais-init failed: " + log);
    }
    return restart();
  }

  /** Starts the process again in the same pod: the init container does not run again. */
  TestNode restart() throws IOException {
    process = Optional.of(cluster.program.start(context(nodeCommand())));
    return this;
  }

  ContainerProcess process() {
    return process.orElseThrow();
  }

  boolean exited() {
    return process.isEmpty() || process().exitCode().isDone();
  }

  String url(String path) {
    return cluster.scheme() + "://" + host + ":" + PORT + path;
  }

  ContainerContext context(List<String> command) throws IOException {
    return new ContainerContext(
        new ContainerContext.PodIdentity(cluster.name, id, id, id, InetAddress.getByName(host)),
        "aistorage/aisnode:v" + cluster.version.number(),
        command,
        environment(),
        Map.of(
            Path.of("/var/certs"), volumes.resolve("certs"),
            Path.of("/var/ais_config"), volumes.resolve("config"),
            Path.of("/var/ais_config_template"), volumes.resolve("template"),
            Path.of("/var/global_config"), volumes.resolve("global"),
            Path.of("/etc/ais"), volumes.resolve("state"),
            Path.of("/var/log/ais"), volumes.resolve("log"),
            Path.of("/ais/mp1"), volumes.resolve("mp1"),
            Path.of("/ais/mp2"), volumes.resolve("mp2")),
        services(),
        log::add);
  }

  /** From now on it finds nobody, for this reason; none is an empty one. */
  void unreachable(String reason) {
    lost = reason;
  }

  private ContainerContext.Services services() {
    return new ContainerContext.Services() {
      @Override
      public Optional<Service> named(String name) {
        return Optional.empty();
      }

      @Override
      public Optional<String> unreachable(String host, int port) {
        return Optional.of(lost).filter(reason -> !reason.isEmpty());
      }
    };
  }

  private Map<String, String> environment() {
    return Map.of(
        "AIS_DAEMON_ID",
        id,
        "MY_POD",
        id,
        "MY_SERVICE",
        "service",
        "K8S_NS",
        "test",
        "AIS_AUTHN_SECRET_KEY",
        TestCluster.TOKEN_KEY);
  }

  private List<String> initCommand() {
    return List.of(
        "-role=" + role.text(),
        "-local_config_template=/var/ais_config_template/ais_local.json",
        "-output_local_config=/var/ais_config/ais_local.json",
        "-cluster_config_override=/var/global_config/ais.json",
        "-output_cluster_config=/var/ais_config/ais.json");
  }

  List<String> nodeCommand() {
    List<String> command =
        new ArrayList<>(
            List.of(
                "aisnode",
                "-config=/var/ais_config/ais.json",
                "-local_config=/var/ais_config/ais_local.json",
                "-role=" + role.text()));
    if (role == NodeRole.PROXY) {
      command.add("-ntargets=" + cluster.expectedTargets);
    }
    return command;
  }

  private ObjectNode localConfig() {
    ObjectNode json = Json.object().put("confdir", "/etc/ais").put("log_dir", "/var/log/ais");
    json.putObject("host_net")
        .put("hostname", "${AIS_PUBLIC_HOSTNAME}")
        .put("hostname_intra_control", "${AIS_INTRA_HOSTNAME}")
        .put("hostname_intra_data", "${AIS_DATA_HOSTNAME}")
        .put("port", Integer.toString(PORT))
        .put("port_intra_control", Integer.toString(PORT + 1000))
        .put("port_intra_data", Integer.toString(PORT + 2000));
    if (role == NodeRole.TARGET) {
      json.putObject("fspaths").put("/ais/mp1", "").put("/ais/mp2", "");
    }
    json.putObject("test_fspaths").put("root", "").put("count", 0).put("instance", 0);
    return json;
  }
}
