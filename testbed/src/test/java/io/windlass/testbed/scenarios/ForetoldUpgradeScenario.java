package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Somebody pauses a cluster, edits it, and asks what would be done before letting it go on. */
@SideBySide
class ForetoldUpgradeScenario {

  private final TemporalCli temporal = RealStack.shared().temporalCli();

  @Test
  void tellsTheStepsAndChangesNothing() {
    Cluster cluster = Cluster.in("foretold").apply(Manifest.of(1, 2)).awaitReady();
    assertThat(plan(cluster)).contains("nothing is to be done");

    cluster.annotate("windlass.io/paused=true");
    Upgrade upgrade = Upgrade.of(cluster).begin();
    assertThat(plan(cluster))
        .contains("replace proxy 0", "no proxy serves")
        .contains("put target %s-target-0 into maintenance".formatted(cluster.name()))
        .contains("then everything is as the spec wants it");
    assertThat(upgrade.images()).containsOnly(Manifest.IMAGE);

    cluster.annotate("windlass.io/paused-");
    upgrade.assertFinished();
  }

  @Test
  void whatIsNotThereIsNamed() {
    assertThat(temporal.fail(execute("AIStore", "default", "nobody")))
        .contains("there is no AIStore default/nobody");
    assertThat(temporal.fail(execute("Pod", "default", "nobody")))
        .contains("is not known here; write AIStore");
    assertThat(temporal.fail(execute("AIStore", "", "nobody"))).contains("namespace: missing");
  }

  private String plan(Cluster cluster) {
    return temporal.succeed(execute("AIStore", cluster.namespace(), cluster.name()));
  }

  private static String[] execute(String kind, String namespace, String name) {
    String input =
        "{\"kind\":\"%s\",\"namespace\":\"%s\",\"name\":\"%s\"}".formatted(kind, namespace, name);
    return new String[] {
      "workflow", "execute", "--type", "AIStorePlan", "--task-queue", "windlass", "--input", input
    };
  }
}
