package io.windlass.testbed.playground;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/**
 * Where one playground keeps its files.
 *
 * @param root {@code .dev} in the checkout, or a test run's own folder
 */
public record PlaygroundDirectory(Path root) {

  public PlaygroundDirectory {
    root = root.toAbsolutePath().normalize();
  }

  /** What survives a stop: etcd and its certificates. */
  public Path controlPlaneData() {
    return root.resolve("data/controlplane");
  }

  /** What survives a stop: workflow histories. */
  public Path temporalDatabase() {
    return root.resolve("data/temporal.db");
  }

  /** Forgets workflow histories; SQLite keeps a journal and an index beside the file. */
  public void forgetTemporal() {
    Path database = temporalDatabase();
    Stream.of("", "-wal", "-shm")
        .map(suffix -> database.resolveSibling(database.getFileName() + suffix))
        .forEach(PlaygroundDirectory::delete);
  }

  /** What survives a stop: the disks of the simulated nodes. */
  public Path nodeData() {
    return root.resolve("data/nodes");
  }

  /** For people: a policy put here before the start makes the API server log its requests. */
  public Path auditPolicy() {
    return root.resolve("audit-policy.yaml");
  }

  /** Where it logs them, one JSON object a line. */
  public Path auditLog() {
    return log("audit");
  }

  public Path kubeconfig() {
    return root.resolve("kubeconfig");
  }

  /** The file that stands in for DNS; see the JDK's {@code jdk.net.hosts.file}. */
  public Path hosts() {
    return root.resolve("hosts");
  }

  /** For people: {@code source .dev/env}. */
  public Path environment() {
    return root.resolve("env");
  }

  public Path processIdentifier() {
    return root.resolve("playground.pid");
  }

  /** The process ID of the worker or starter that runs now, for whoever wants to kill it. */
  public Path processIdentifier(Role role) {
    return root.resolve(role.module() + ".pid");
  }

  /** Exists while a playground is up and its sample has been seen to be ready. */
  public Path readyMarker() {
    return root.resolve("ready");
  }

  public Path logs() {
    return root.resolve("logs");
  }

  public Path log(String process) {
    return logs().resolve(process + ".log");
  }

  /** Makes the folders. */
  public PlaygroundDirectory create() {
    try {
      Files.createDirectories(root.resolve("data"));
      Files.createDirectories(logs());
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Replaces a file in one step, so that no reader sees half of it. */
  static void write(Path file, String content) {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.writeString(fresh, content);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
