package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.workflows.lifecycle.Request;
import java.time.Duration;
import java.util.UUID;

/** Where a person stands who steers: each control can be used from both, and does the same. */
enum Place {
  KUBECTL {
    @Override
    String plan(Cluster cluster) {
      String token = anything();
      cluster.annotate("windlass.io/plan=" + token);
      cluster.await(
          "a plan",
          Duration.ofMinutes(1),
          aistore ->
              aistore.getStatus().plan() != null
                  && token.equals(aistore.getStatus().plan().token()));
      return cluster.kubectl("get", "aistore", "demo", "-o", "jsonpath={.status.plan}");
    }

    @Override
    void ask(Cluster cluster, Request request) {
      cluster.annotate("%s=%s".formatted(request.annotation(), anything()));
    }

    @Override
    void ask(Cluster cluster, Request request, String node) {
      cluster.annotate("%s=%s %s".formatted(request.annotation(), node, anything()));
    }

    @Override
    void pause(Cluster cluster) {
      cluster.annotate("windlass.io/paused=true");
    }

    @Override
    void resume(Cluster cluster) {
      cluster.annotate("windlass.io/paused-");
    }

    @Override
    void approve(Cluster cluster, String operation, String gate) {
      cluster.annotate("windlass.io/approved=%s/%s".formatted(operation, gate));
    }

    @Override
    void cancel(Cluster cluster) {
      cluster.annotate("windlass.io/cancel=" + anything());
    }

    @Override
    void retry(Cluster cluster) {
      cluster.annotate("windlass.io/retry=" + anything());
    }
  },

  TEMPORAL {
    @Override
    String plan(Cluster cluster) {
      return temporal(cluster).succeed(TemporalCli.execution("AIStorePlan", cluster.input()));
    }

    @Override
    void ask(Cluster cluster, Request request) {
      start(cluster, request, cluster.input());
    }

    @Override
    void ask(Cluster cluster, Request request, String node) {
      start(cluster, request, cluster.input(), "{\"node\":\"%s\"}".formatted(node));
    }

    private static void start(Cluster cluster, Request request, String... inputs) {
      String type = request.operation().orElseThrow().workflowType("");
      temporal(cluster).start(type, "%s-%s".formatted(type, anything()), inputs);
    }

    @Override
    void pause(Cluster cluster) {
      assertThat(temporal(cluster).update(cluster.workflowId(), "pause"))
          .contains("pauses at its next safe point");
    }

    @Override
    void resume(Cluster cluster) {
      assertThat(temporal(cluster).update(cluster.workflowId(), "resume")).contains("goes on");
    }

    @Override
    void approve(Cluster cluster, String operation, String gate) {
      String input = "\"%s\"".formatted(gate);
      assertThat(temporal(cluster).update(cluster.workflowId(), "approve", "--input", input))
          .contains("%s may pass the gate %s".formatted(operation, gate));
    }

    @Override
    void cancel(Cluster cluster) {
      temporal(cluster).cancel(cluster.workflowId());
    }

    @Override
    void retry(Cluster cluster) {
      assertThat(temporal(cluster).succeed(TemporalCli.execution("Retry", cluster.input())))
          .contains("done: the retry");
    }
  };

  /** What would be done, in the words that this place has for it. */
  abstract String plan(Cluster cluster);

  /** Asks for a restart or a rebalance. */
  abstract void ask(Cluster cluster, Request request);

  /** Asks for something that concerns one node, of the cluster or of Kubernetes. */
  abstract void ask(Cluster cluster, Request request, String node);

  abstract void pause(Cluster cluster);

  abstract void resume(Cluster cluster);

  /**
   * Lets an operation pass a gate.
   *
   * @param operation as the resource names it: {@code rolling-upgrade/g2}
   */
  abstract void approve(Cluster cluster, String operation, String gate);

  abstract void cancel(Cluster cluster);

  abstract void retry(Cluster cluster);

  private static String anything() {
    return UUID.randomUUID().toString();
  }

  private static TemporalCli temporal(Cluster cluster) {
    return cluster.stack().temporalCli();
  }
}
