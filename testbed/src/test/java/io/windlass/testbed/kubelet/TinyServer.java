package io.windlass.testbed.kubelet;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A program for tests: an HTTP server on port 8080 that answers {@code /health}, counts its starts
 * in {@code /data/starts} when that is mounted, and serves files below {@code /file/}. The commands
 * {@code exit <code>} and {@code ignore-term} make it misbehave.
 */
final class TinyServer implements ContainerProcess {

  private final CompletableFuture<Integer> exit = new CompletableFuture<>();
  private final ReentrantLock running = new ReentrantLock();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ContainerContext context;
  private final HttpServer server;

  private TinyServer(ContainerContext context) throws IOException {
    this.context = context;
    server = HttpServer.create(new InetSocketAddress(context.pod().address(), 8080), 0);
    server.setExecutor(threads);
    server.createContext("/health", exchange -> answer(exchange, "ok"));
    server.createContext("/file", this::file);
  }

  static ContainerProcess start(ContainerContext context) throws IOException {
    List<String> command = context.command();
    if (command.size() == 2 && command.getFirst().equals("exit")) {
      return ended(Integer.parseInt(command.get(1)));
    }
    countStart(context);
    TinyServer tiny = new TinyServer(context);
    tiny.server.start();
    context
        .log()
        .accept("serving on " + context.pod().address() + " with " + context.environment());
    return tiny;
  }

  @Override
  public CompletableFuture<Integer> exitCode() {
    return exit;
  }

  @Override
  public void terminate() {
    if (!context.command().contains("ignore-term")) {
      end(0);
    }
  }

  @Override
  public void kill() {
    end(137);
  }

  @Override
  public void hang() {
    CompletableFuture<Void> locked = new CompletableFuture<>();
    CompletableFuture<Void> release = new CompletableFuture<>();
    hung = release;
    Thread.ofVirtual()
        .start(
            () -> {
              running.lock();
              locked.complete(null);
              release.join();
              running.unlock();
            });
    locked.join();
  }

  private CompletableFuture<Void> hung = CompletableFuture.completedFuture(null);

  @Override
  public void resume() {
    hung.complete(null);
  }

  private void end(int code) {
    server.stop(0);
    threads.shutdownNow();
    exit.complete(code);
  }

  private void file(HttpExchange exchange) throws IOException {
    Path path = context.path(exchange.getRequestURI().getPath().substring("/file".length()));
    answer(exchange, Files.exists(path) ? Files.readString(path) : "none");
  }

  private void answer(HttpExchange exchange, String text) throws IOException {
    running.lock();
    try (exchange) {
      byte[] body = text.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    } finally {
      running.unlock();
    }
  }

  private static void countStart(ContainerContext context) throws IOException {
    if (context.mounts().containsKey(Path.of("/data"))) {
      Files.writeString(
          context.path("/data/starts"), "x", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
  }

  private static ContainerProcess ended(int code) {
    return new ContainerProcess() {
      @Override
      public CompletableFuture<Integer> exitCode() {
        return CompletableFuture.completedFuture(code);
      }

      @Override
      public void terminate() {}

      @Override
      public void kill() {}

      @Override
      public void hang() {}

      @Override
      public void resume() {}
    };
  }
}
