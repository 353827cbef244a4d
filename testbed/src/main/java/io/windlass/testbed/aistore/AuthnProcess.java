package io.windlass.testbed.aistore;

import io.windlass.testbed.kubelet.ContainerProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** The life of one simulated service that gives tokens: it answers until it is ended. */
final class AuthnProcess implements ContainerProcess {
  private static final int KILLED = 137;

  private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();
  private final NodeServer server;
  private boolean hung;

  AuthnProcess(Function<NodeRequest, Answer> requests) {
    server =
        new NodeServer(
            request -> {
              awaitResumed();
              return requests.apply(request);
            });
  }

  void listen(InetAddress address, Set<Integer> ports, Optional<NodeTls> tls) throws IOException {
    server.open(address, ports, tls);
  }

  @Override
  public CompletableFuture<Integer> exitCode() {
    return exitCode;
  }

  @Override
  public void terminate() {
    end(0);
  }

  @Override
  public void kill() {
    end(KILLED);
  }

  private void end(int code) {
    resume();
    server.close();
    exitCode.complete(code);
  }

  @Override
  public synchronized void hang() {
    hung = true;
  }

  @Override
  public synchronized void resume() {
    hung = false;
    notifyAll();
  }

  private synchronized void awaitResumed() {
    try {
      while (hung) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
