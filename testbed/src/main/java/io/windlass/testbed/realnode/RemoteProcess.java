package io.windlass.testbed.realnode;

import io.windlass.testbed.kubelet.ContainerProcess;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The life of a simulated node in its container: what the host says is done. */
final class RemoteProcess implements ContainerProcess {
  private static final int KILLED = 137;
  private static final int ABANDONED = 1;
  private static final Duration DIAL = Duration.ofSeconds(20);

  private final Wire wire;
  private final Consumer<String> log;
  private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();

  private RemoteProcess(Wire wire, Consumer<String> log) {
    this.wire = wire;
    this.log = log;
  }

  static RemoteProcess follow(Wire wire, Consumer<String> log) {
    RemoteProcess process = new RemoteProcess(wire, log);
    Thread.ofVirtual().start(process::follow);
    return process;
  }

  private void follow() {
    try {
      while (!exitCode.isDone()) {
        hear(wire.receive());
      }
    } catch (IOException gone) {
      log.accept("FATAL ERROR: the host of the simulated nodes is gone");
      exitCode.complete(ABANDONED);
    }
  }

  private void hear(Message message) {
    switch (message) {
      case Message.Line(String text) -> log.accept(text);
      case Message.Ended(int code) -> exitCode.complete(code);
      case Message.Dial dial -> Thread.ofVirtual().start(() -> dial(dial));
      case Message.Started _, Message.Terminated _, Message.Dialled _ ->
          throw new IllegalStateException("not for a container: " + message);
    }
  }

  private void dial(Message.Dial dial) {
    String failure = "";
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(dial.host(), dial.port()), (int) DIAL.toMillis());
    } catch (IOException unreachable) {
      failure = "dial tcp %s:%d: %s".formatted(dial.host(), dial.port(), unreachable);
    }
    tell(new Message.Dialled(dial.question(), failure));
  }

  private void tell(Message message) {
    try {
      wire.send(message);
    } catch (IOException gone) {
      // Whoever receives has noticed, and ends this process.
      wire.close();
    }
  }

  @Override
  public CompletableFuture<Integer> exitCode() {
    return exitCode;
  }

  @Override
  public void terminate() {
    tell(new Message.Terminated());
  }

  @Override
  public void kill() {
    exitCode.complete(KILLED);
    wire.close();
  }

  @Override
  public void hang() {}

  @Override
  public void resume() {}
}
