package io.windlass.testbed.playground;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A Kubernetes control plane without nodes: etcd, API server, controllers, scheduler. */
public final class ControlPlane implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ChildProcess process;
  private final Settings settings;
  private final Readiness readiness;

  private ControlPlane(ChildProcess process, Settings settings, Readiness readiness) {
    this.process = process;
    this.settings = settings;
    this.readiness = readiness;
  }

  /**
   * How to start it.
   *
   * @param fresh whether to forget what an earlier one has kept in the directory
   * @param nodeGrace how long a node may be silent before it counts as lost
   * @param arguments more flags of {@code windlass-controlplane run}, such as {@code
   *     --audit-policy}
   */
  public record Settings(
      Tools tools,
      PlaygroundDirectory directory,
      boolean fresh,
      Duration nodeGrace,
      List<String> arguments) {

    /** Kubernetes' own grace period of 50 s, and no further flags. */
    public static Settings of(Tools tools, PlaygroundDirectory directory, boolean fresh) {
      return new Settings(tools, directory, fresh, Duration.ofSeconds(50), List.of());
    }

    /** The same with another grace period for silent nodes. */
    public Settings withNodeGrace(Duration grace) {
      return new Settings(tools, directory, fresh, grace, arguments);
    }

    /** Whether an earlier control plane has left its state to go on from. */
    public boolean reuses() {
      return !fresh && Files.exists(directory.controlPlaneData().resolve("etcd"));
    }

    private Path readyFile() {
      return directory.controlPlaneData().resolve("ready.json");
    }

    private Launch launch() {
      List<String> command = new ArrayList<>();
      command.add(tools.controlPlane().toString());
      command.addAll(
          List.of(
              "run",
              "--data-dir=" + directory.controlPlaneData(),
              "--kubeconfig=" + directory.kubeconfig(),
              "--ready-file=" + readyFile(),
              "--log-dir=" + directory.logs(),
              "--fresh=" + fresh,
              "--node-monitor-grace-period=" + nodeGrace.toMillis() + "ms"));
      if (Files.exists(directory.auditPolicy())) {
        command.add("--audit-policy=" + directory.auditPolicy());
        command.add("--audit-log=" + directory.auditLog());
      }
      command.addAll(arguments);
      return new Launch("controlplane", command, Map.of(), directory.log("controlplane"));
    }
  }

  private record Readiness(
      long pid, String server, String kubeconfig, String version, double seconds) {}

  /**
   * Returns once a pod could be created.
   *
   * @throws PlaygroundException when it does not come up; quotes the end of its log
   */
  public static ControlPlane start(Settings settings) {
    // A file left by a control plane that was killed would say "ready" too early.
    PlaygroundDirectory.delete(settings.readyFile());
    ChildProcess process = ChildProcess.start(settings.tools(), settings.launch());
    try {
      process.awaitReady(() -> Files.exists(settings.readyFile()), LIMIT);
      Readiness readiness = JSON.readValue(settings.readyFile().toFile(), Readiness.class);
      return new ControlPlane(process, settings, readiness);
    } catch (IOException e) {
      process.close();
      throw new PlaygroundException("cannot read " + settings.readyFile(), e);
    } catch (PlaygroundException e) {
      process.close();
      throw e;
    }
  }

  /** The administrator's. */
  public Path kubeconfig() {
    return settings.directory().kubeconfig();
  }

  /** The API server's address, {@code https://127.0.0.1:port}. */
  public String server() {
    return readiness.server();
  }

  /** As {@code kubectl version} says it, for example {@code v1.36.3}. */
  public String version() {
    return readiness.version();
  }

  public ChildProcess process() {
    return process;
  }

  @Override
  public void close() {
    process.close();
  }
}
