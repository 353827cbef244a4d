package io.windlass.testbed.playground;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A worker or starter in a JVM of its own, as it would run in a pod. */
public final class Application implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final ChildProcess process;
  private final int port;

  private Application(ChildProcess process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * How to start it.
   *
   * @param environment variables beside those of the connection; they win over them
   * @param log apart from the role's name, so that two of a role can run at once
   */
  public record Settings(
      Tools tools, Role role, Connection connection, Map<String, String> environment, Path log) {

    /** The usual one of its role. */
    public static Settings of(
        Tools tools, Role role, Connection connection, PlaygroundDirectory directory) {
      return new Settings(tools, role, connection, Map.of(), directory.log(role.module()));
    }

    /** The same with further variables. */
    public Settings with(Map<String, String> more) {
      Map<String, String> all = new HashMap<>(environment);
      all.putAll(more);
      return new Settings(tools, role, connection, all, log);
    }

    /** The same with another log. */
    Settings into(Path other) {
      return new Settings(tools, role, connection, environment, other);
    }

    private Launch launch(int port) {
      RoleProgram program = new RoleProgram(tools, role);
      List<String> options = new ArrayList<>(new StartupCache(program).options());
      options.addAll(connection.systemProperties());
      Map<String, String> variables = new HashMap<>(connection.environment());
      variables.put("MICRONAUT_SERVER_HOST", Ports.LOOPBACK);
      variables.put("MICRONAUT_SERVER_PORT", Integer.toString(port));
      variables.putAll(environment);
      return new Launch(role.module(), program.command(options), variables, log);
    }
  }

  /**
   * Starts it and returns once it says that it is ready.
   *
   * @throws PlaygroundException when it does not become ready; quotes the end of its log
   */
  public static Application start(Settings settings) {
    int port = Ports.any();
    ChildProcess process = ChildProcess.start(settings.tools(), settings.launch(port));
    Application application = new Application(process, port);
    try (HttpClient client = HttpClient.newHttpClient()) {
      process.awaitReady(() -> application.ready(client), LIMIT);
      return application;
    } catch (PlaygroundException e) {
      process.close();
      throw e;
    }
  }

  public ChildProcess process() {
    return process;
  }

  /** A page of its own HTTP server, for example {@code /prometheus}. */
  public URI page(String path) {
    return URI.create("http://%s:%d%s".formatted(Ports.LOOPBACK, port, path));
  }

  @Override
  public void close() {
    process.close();
  }

  private boolean ready(HttpClient client) {
    HttpRequest request =
        HttpRequest.newBuilder(page("/health/readiness")).timeout(Duration.ofSeconds(5)).build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PlaygroundException("interrupted while waiting for " + process.name(), e);
    }
  }
}
