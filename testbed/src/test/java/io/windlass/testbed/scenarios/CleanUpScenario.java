package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Condition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a deletion takes with it, and what it leaves. */
@SideBySide
class CleanUpScenario {

  private static final String CLEAN_UP = "cleanupMetadata: true\ncleanupData: true\n";
  private static final String ON_HOSTS = "/var/lib/clean-up";

  @Test
  void takesDataAndStateAndNothingOfStrangers() {
    Cluster cluster = Cluster.in("clean-up");
    String manifest =
        Manifest.of(1, 2)
            .with(CLEAN_UP)
            .yaml(cluster.namespace(), cluster.name())
            .replaceFirst(
                "pvc:\\s+storageClass: windlass-local",
                "hostPath:\n      prefix: %s".formatted(ON_HOSTS));
    assertThat(cluster.tryApply(manifest).errors())
        .isEqualToIgnoringNewLines(
            "Warning: spec.cleanupMetadata (true): without nodeSelector the state is removed from ALL nodes on deletion");
    cluster.awaitReady().objects().createBucket().write(20);
    assertThat(states()).isNotEmpty();
    cluster.tryApply(strangers(cluster));

    cluster.kubectl("delete", "aistore", "demo", "--timeout=120s");
    assertThat(cluster.acted("decommission")).isNotEmpty();
    assertThat(cluster.kubectl("get", "pvc,jobs", "-o", "name").lines())
        .containsExactlyInAnyOrder(
            "persistentvolumeclaim/backup-demo-target-0", "job.batch/cleanup-of-a-stranger");
    assertThat(states()).isEmpty();
  }

  private static String strangers(Cluster cluster) {
    return """
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata:
          name: backup-demo-target-0
          namespace: %1$s
          labels: {app.kubernetes.io/name: demo, app.kubernetes.io/component: target}
        spec:
          accessModes: [ReadWriteOnce]
          resources: {requests: {storage: 1Gi}}
        ---
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: cleanup-of-a-stranger
          namespace: %1$s
        spec:
          suspend: true
          template:
            spec:
              restartPolicy: Never
              containers: [{name: idle, image: idle}]
        """
        .formatted(cluster.namespace());
  }

  /** The directories that nodes of the cluster keep on hosts. */
  private static List<Path> states() {
    Path hosts = RealStack.shared().stack().settings().directory().nodeData();
    try (Stream<Path> found = Files.walk(hosts)) {
      return found.filter(path -> path.endsWith(ON_HOSTS.substring(1) + "/clean-up/demo")).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Test
  void leavesItsDataToTheNextOfTheName() {
    Cluster cluster = Cluster.in("clean-up-not").apply(Manifest.of(1, 2)).awaitReady();
    List<String> written = cluster.objects().createBucket().write(40);
    cluster.kubectl("delete", "aistore", "demo", "--timeout=60s");
    assertThat(cluster.acted("shutdown")).isNotEmpty();

    cluster.apply(Manifest.of(1, 2)).awaitReady();
    Eventually.pass(Objects.NEIGHBOUR_WINDOW.multipliedBy(2));
    assertThat(cluster.objects().unreachable(written)).isEmpty();
  }

  @Test
  void isNotLeftOutUntilAPersonSaysSo() {
    Cluster cluster =
        Cluster.in("clean-up-stuck").apply(Manifest.of(1, 1).with(CLEAN_UP)).awaitReady();
    refuseEverything(cluster);
    cluster.kubectl("delete", "aistore", "demo", "--wait=false");

    Condition stalled = cluster.awaitStalled();
    String uid = cluster.resource().orElseThrow().getMetadata().getUid();
    assertThat(stalled.getReason()).isEqualTo("CleanUpBlocked");
    assertThat(stalled.getMessage()).contains("windlass.io/force-delete=" + uid);
    assertThat(cluster.pods("target")).hasSize(1);

    cluster.annotate("windlass.io/force-delete=" + uid);
    cluster.kubectl("wait", "aistore", "demo", "--for=delete", "--timeout=120s");
    assertThat(cluster.kubectl("get", "pvc", "-o", "name")).isEmpty();
  }

  /** Also after the restarts that its failing probes lead to. */
  private static void refuseEverything(Cluster cluster) {
    RealStack.shared()
        .nodes()
        .faults()
        .pod(cluster.namespace(), "demo-proxy-0")
        .answerNext(Integer.MAX_VALUE, 503);
  }
}
