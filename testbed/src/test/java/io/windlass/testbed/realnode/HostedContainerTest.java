package io.windlass.testbed.realnode;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.testbed.kubelet.ContainerContext;
import io.windlass.testbed.kubelet.ContainerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A program that runs here for a container which is elsewhere sees and does what that one can. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HostedContainerTest {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  @TempDir Path volume;

  private final BlockingQueue<String> log = new LinkedBlockingQueue<>();
  private final CompletableFuture<ContainerContext> begun = new CompletableFuture<>();
  private final Program program = new Program();
  private ServerSocket listener;
  private Wire wire;

  /** Ends with 7 when it is told to, and with 137 when it is killed. */
  private static final class Program implements ContainerProcess {
    private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();

    @Override
    public CompletableFuture<Integer> exitCode() {
      return exitCode;
    }

    @Override
    public void terminate() {
      exitCode.complete(7);
    }

    @Override
    public void kill() {
      exitCode.complete(137);
    }

    @Override
    public void hang() {}

    @Override
    public void resume() {}
  }

  @BeforeEach
  void connect() throws IOException {
    listener = new ServerSocket(0, 0, LOOPBACK);
    Thread.ofVirtual().start(this::host);
    wire = Wire.over(new Socket(LOOPBACK, listener.getLocalPort()));
    wire.send(
        new Message.Started(
            new Message.Pod("ais", "demo-proxy-0", "node", LOOPBACK),
            "aistorage/aisnode:v5.0",
            List.of("aisnode", "-role=proxy"),
            Map.of("MY_POD", "demo-proxy-0"),
            ProcessHandle.current().pid(),
            ProcessFiles.own().processes()));
  }

  private void host() {
    try (Wire other = Wire.over(listener.accept())) {
      new HostedContainer(other)
          .run(
              context -> {
                begun.complete(context);
                return program;
              });
    } catch (IOException failure) {
      begun.completeExceptionally(failure);
    }
  }

  @AfterEach
  void disconnect() throws IOException {
    wire.close();
    listener.close();
  }

  @Test
  void itFindsThePodAndItsFiles() throws IOException {
    Files.writeString(volume.resolve("file"), "content");
    ContainerContext context = begun.join();
    assertThat(context.pod().name()).isEqualTo("demo-proxy-0");
    assertThat(context.command()).containsExactly("aisnode", "-role=proxy");
    assertThat(context.environment()).containsEntry("MY_POD", "demo-proxy-0");
    assertThat(context.path(volume + "/file")).hasContent("content");
    assertThat(context.path(volume + "/file").toString()).startsWith("/proc/");
  }

  @Test
  void itsLinesAndItsEndReachTheContainer() throws Exception {
    RemoteProcess process = RemoteProcess.follow(wire, log::add);
    begun.join().log().accept("joined");
    assertThat(log.take()).isEqualTo("joined");
    process.terminate();
    assertThat(process.exitCode().join()).isEqualTo(7);
  }

  @Test
  void itConnectsFromWhereTheContainerIs() throws IOException {
    RemoteProcess.follow(wire, log::add);
    ContainerContext.Services services = begun.join().services();
    assertThat(services.unreachable("localhost", listener.getLocalPort())).isEmpty();
    assertThat(services.unreachable("no-such-host.invalid", 80))
        .get()
        .asString()
        .startsWith("dial tcp no-such-host.invalid:80: ");
  }

  @Test
  void itIsKilledWithTheContainer() {
    begun.join();
    wire.close();
    assertThat(program.exitCode().join()).isEqualTo(137);
  }

  @Test
  void theContainerEndsWithTheHost() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 0, LOOPBACK)) {
      CompletableFuture<Wire> accepted =
          CompletableFuture.supplyAsync(() -> accept(other), Thread::startVirtualThread);
      Wire own = Wire.over(new Socket(LOOPBACK, other.getLocalPort()));
      RemoteProcess process = RemoteProcess.follow(own, log::add);
      accepted.join().close();
      assertThat(process.exitCode().join()).isEqualTo(1);
      assertThat(log).anyMatch(line -> line.contains("the host of the simulated nodes is gone"));
    }
  }

  private static Wire accept(ServerSocket listener) {
    try {
      return Wire.over(listener.accept());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
