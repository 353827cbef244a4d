package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.testbed.playground.Application;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Worker and starter lose the Kubernetes API for a while, in the middle of an upgrade. Nothing can
 * be said on the resource then; the starter's readiness, metric and log say it. When it is back,
 * the upgrade goes on, and what was edited meanwhile is done.
 */
@OneAtATime(Fragile.STARTERS)
class KubernetesOutageScenario {

  private static final Moment TARGET_OUT = Moment.first("AIStoreEnterMaintenance");
  private static final Duration OUTAGE = Duration.ofSeconds(40);
  private static final Duration TOLD = Duration.ofSeconds(15);

  private final RealStack stack = Fragile.of(getClass()).stack();

  @Test
  void anUpgradeGoesOnWhenTheApiServerIsBack() {
    stack.stopWorker();
    stack.stopStarter();
    try (KubernetesLine line = KubernetesLine.of(stack);
        Application worker = stack.startWorker(line.variables());
        Application starter = stack.startStarter(line.variables())) {
      Cluster cluster = Cluster.in(stack, "kubernetes-away").apply(Manifest.of(2, 2));
      Upgrade upgrade = Upgrade.of(cluster);
      try (PodLives lives = cluster.lives()) {
        upgrade.begin().awaitBegun(TARGET_OUT).assertRunning();
        line.cut();
        assertTold(starter);
        cluster.edit("{\"configToUpdate\":{\"lru\":{\"enabled\":false}}}");
        Eventually.pass(OUTAGE);
        assertThat(worker.process().alive()).isTrue();
        line.mend();

        assertThat(Eventually.holds(TOLD, () -> ready(starter))).as("ready again").isTrue();
        upgrade.assertFinished();
        assertThat(lives.replacements()).hasSize(4);
        assertThat(lives.replacements().values()).containsOnly(1);
        assertThat(cluster.acted("start-maintenance")).hasSize(2).doesNotHaveDuplicates();
      }
    } finally {
      stack.startWorker();
      stack.startStarter();
    }
  }

  private static void assertTold(Application starter) {
    assertThat(Eventually.holds(TOLD, () -> !ready(starter))).as("not ready").isTrue();
    assertThat(Eventually.holds(TOLD, () -> log(starter).contains("KubernetesUnreachable")))
        .as("in the log")
        .isTrue();
    try (Metrics metrics = new Metrics(starter)) {
      assertThat(metrics.lines("windlass_watches_broken"))
          .singleElement()
          .satisfies(line -> assertThat(line).doesNotEndWith(" 0.0"));
    }
  }

  private static String log(Application application) {
    try {
      return Files.readString(application.process().log());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static boolean ready(Application application) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(application.page("/health/readiness")).build();
      return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException broken) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
