package io.windlass.testbed.kubelet.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.windlass.testbed.kubelet.schedule.TimeScale;
import io.windlass.testbed.kubelet.schedule.Timers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ContainerProbesTest {

  private final Timers timers = new Timers();
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private volatile int status = 503;
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/health",
        exchange -> {
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    timers.close();
    server.stop(0);
  }

  @Test
  void aContainerWithoutProbesIsReadyAtOnce() throws InterruptedException {
    start(container());
    assertThat(next()).isEqualTo("started=true ready=true");
  }

  @Test
  void theStartupProbeHoldsTheOthersBack() throws InterruptedException {
    Container container =
        new ContainerBuilder(container())
            .withStartupProbe(probe(1000))
            .withReadinessProbe(probe(3))
            .build();
    ContainerProbes probes = start(container);
    assertThat(next()).isEqualTo("Startup");
    assertThat(next()).isEqualTo("Startup");
    status = 200;
    assertThat(nextVerdict()).isEqualTo("started=true ready=false");
    assertThat(nextVerdict()).isEqualTo("started=true ready=true");
    status = 500;
    assertThat(nextVerdict()).isEqualTo("started=true ready=false");
    probes.stop();
  }

  @Test
  void aStartupProbeThatUsesUpItsFailuresCondemns() throws InterruptedException {
    start(new ContainerBuilder(container()).withStartupProbe(probe(2)).build());
    assertThat(next()).isEqualTo("Startup");
    assertThat(next()).isEqualTo("Startup");
    assertThat(next()).isEqualTo("condemned by Startup");
  }

  @Test
  void aFailedLivenessProbeCondemns() throws InterruptedException {
    start(new ContainerBuilder(container()).withLivenessProbe(probe(1)).build());
    assertThat(next()).isEqualTo("started=true ready=true");
    assertThat(next()).isEqualTo("Liveness");
    assertThat(next()).isEqualTo("condemned by Liveness");
  }

  @Test
  void aNamedPortThatDoesNotExistFailsTheProbe() {
    Probe probe =
        new ProbeBuilder()
            .withNewTcpSocket()
            .withPort(new IntOrString("web"))
            .endTcpSocket()
            .build();
    ProbeOutcome outcome = checks(container()).of(probe).run(Duration.ofSeconds(1));
    assertThat(outcome).isEqualTo(ProbeOutcome.failure("couldn't find port: web"));
  }

  private ContainerProbes start(Container container) {
    ContainerProbes probes =
        new ContainerProbes(
            checks(container),
            new ContainerProbes.Rhythm(timers, new TimeScale(0.01), Duration.ofMillis(20)),
            new Recorder());
    probes.start();
    return probes;
  }

  private static ProbeChecks checks(Container container) {
    return new ProbeChecks(
        container, InetAddress.getLoopbackAddress(), command -> Optional.empty());
  }

  private String next() throws InterruptedException {
    return String.valueOf(heard.poll(10, TimeUnit.SECONDS));
  }

  private String nextVerdict() throws InterruptedException {
    String word = next();
    while (word.equals("Startup") || word.equals("Readiness")) {
      word = next();
    }
    return word;
  }

  private Container container() {
    return new ContainerBuilder()
        .withName("node")
        .addNewPort()
        .withName("http")
        .withContainerPort(server.getAddress().getPort())
        .endPort()
        .build();
  }

  private static Probe probe(int failures) {
    return new ProbeBuilder()
        .withNewHttpGet()
        .withPath("/health")
        .withPort(new IntOrString("http"))
        .endHttpGet()
        .withPeriodSeconds(1)
        .withFailureThreshold(failures)
        .build();
  }

  private final class Recorder implements ProbeListener {
    @Override
    public void changed(boolean started, boolean ready) {
      heard.add("started=" + started + " ready=" + ready);
    }

    @Override
    public void unhealthy(String kind, String message) {
      heard.add(kind);
    }

    @Override
    public void condemned(String kind) {
      heard.add("condemned by " + kind);
    }
  }
}
