package io.windlass.testbed.playground;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A real Temporal server with its web UI, as {@code temporal server start-dev} gives it. */
public final class TemporalServer implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final List<String> SEARCH_ATTRIBUTES =
      List.of(
          "WindlassKind",
          "WindlassNamespace",
          "WindlassName",
          "WindlassOperation",
          "WindlassPhase");

  private final ChildProcess process;
  private final Settings settings;

  private TemporalServer(ChildProcess process, Settings settings) {
    this.process = process;
    this.settings = settings;
  }

  /**
   * How to start it.
   *
   * @param port of the front end, where workers and clients connect
   * @param userInterfacePort of the web UI
   * @param database keeps histories over a restart. Never memory alone: there, this release of
   *     Temporal loses everything with the one connection to it, and on a busy machine a call whose
   *     time is up can take that along (temporalio/temporal#8017)
   * @param searchAttributes whether Windlass's own are registered at start
   * @param dynamicConfig settings of the server, each as {@code key=value}
   */
  public record Settings(
      Tools tools,
      int port,
      int userInterfacePort,
      Path database,
      boolean searchAttributes,
      List<String> dynamicConfig,
      Path log) {

    private Launch launch() {
      List<String> command = new ArrayList<>();
      command.add(tools.temporal().toString());
      command.addAll(List.of("server", "start-dev", "--log-level=warn", "--ip=" + Ports.LOOPBACK));
      command.addAll(List.of("--port=" + port, "--ui-port=" + userInterfacePort));
      command.addAll(persistence(database));
      if (searchAttributes) {
        SEARCH_ATTRIBUTES.forEach(name -> command.add("--search-attribute=" + name + "=Keyword"));
      }
      dynamicConfig.forEach(value -> command.add("--dynamic-config-value=" + value));
      return new Launch("temporal", command, Map.of(), log);
    }

    /** Nothing here has to survive a power failure: without fsync the disk is as fast as memory. */
    private static List<String> persistence(Path file) {
      return List.of(
          "--db-filename=" + file,
          "--sqlite-pragma=journal_mode=wal",
          "--sqlite-pragma=synchronous=off");
    }
  }

  /**
   * Returns once the default namespace answers.
   *
   * @throws PlaygroundException when it does not come up; quotes the end of its log
   */
  public static TemporalServer start(Settings settings) {
    ChildProcess process = ChildProcess.start(settings.tools(), settings.launch());
    TemporalServer server = new TemporalServer(process, settings);
    try (HttpClient client = HttpClient.newHttpClient()) {
      process.awaitReady(() -> server.answers(client), LIMIT);
      return server;
    } catch (PlaygroundException e) {
      process.close();
      throw e;
    }
  }

  /** {@code host:port}, as in {@code TEMPORAL_ADDRESS}. */
  public String address() {
    return Ports.LOOPBACK + ":" + settings.port();
  }

  public URI userInterface() {
    return URI.create("http://%s:%d".formatted(Ports.LOOPBACK, settings.userInterfacePort()));
  }

  public ChildProcess process() {
    return process;
  }

  @Override
  public void close() {
    process.close();
  }

  /** Through the web UI to the front end and back: when this works, everything is up. */
  private boolean answers(HttpClient client) {
    HttpRequest request =
        HttpRequest.newBuilder(userInterface().resolve("/api/v1/namespaces/default"))
            .timeout(Duration.ofSeconds(5))
            .build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PlaygroundException("interrupted while waiting for Temporal", e);
    }
  }
}
