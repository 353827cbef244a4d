package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Condition;
import io.windlass.testbed.playground.Command;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every wrong input is answered where it is seen first, with the field, its value and what to do.
 */
@SideBySide
class BadInputScenario {

  @Test
  void aWrongTypeIsRefusedByTheSchema() {
    Command.Answer answer = apply("bad-type", "logsDir: 7\n");

    assertThat(answer.exitCode()).isNotZero();
    assertThat(answer.errors()).contains("spec.logsDir").contains("string");
  }

  @Test
  void anUnknownFieldIsRefusedByKubectl() {
    Command.Answer answer = apply("bad-field", "nodeImagee: oops\n");

    assertThat(answer.exitCode()).isNotZero();
    assertThat(answer.errors()).contains("unknown field \"spec.nodeImagee\"");
  }

  @Test
  void aContradictionIsRefusedByTheRulesOfTheDefinition() {
    Command.Answer answer = apply("bad-cleanup", "cleanupData: true\n");

    assertThat(answer.exitCode()).isNotZero();
    assertThat(answer.errors())
        .contains("cleanupData requires cleanupMetadata: set cleanupMetadata to true");
  }

  @Test
  void aPortOutOfRangeIsRefusedByName() {
    Cluster cluster = Cluster.in("bad-port");
    String yaml =
        Manifest.of(1, 1)
            .yaml(cluster.namespace(), cluster.name())
            .replace("portPublic: 51081", "portPublic: 70000");

    Command.Answer answer = cluster.tryApply(yaml);

    assertThat(answer.exitCode()).isNotZero();
    assertThat(answer.errors()).contains("spec.targetSpec.portPublic").contains("65535");
  }

  @Test
  void aFieldThatIsNotSupportedStallsTheResourceByName() {
    Cluster cluster =
        Cluster.in("not-supported").apply(Manifest.of(1, 1).with(Manifest.UNSUPPORTED));

    Condition stalled = cluster.awaitStalled();

    assertThat(stalled.getReason()).isEqualTo("NotSupported");
    assertThat(stalled.getMessage())
        .contains(
            "spec.auth.tokenExchange.tokenPath (/a): a file of the worker is sent to a service only"
                + " from the directory WINDLASS_AISTORE_TOKEN_FILES");
    assertThat(cluster.pods("proxy")).isEmpty();
  }

  @Test
  void scalingDownWithoutRebalanceIsRefusedAndHarmsNothing() {
    Cluster cluster = Cluster.in("bad-shrink").apply(Manifest.of(1, 2)).awaitReady();

    cluster.edit(
        "{\"targetSpec\":{\"size\":1},\"configToUpdate\":{\"rebalance\":{\"enabled\":false}}}");
    Condition stalled = cluster.awaitStalled();

    assertThat(stalled.getReason()).isEqualTo("RebalanceDisabled");
    assertThat(stalled.getMessage())
        .contains("spec.configToUpdate.rebalance.enabled is false", "the data of 1 target");
    assertThat(cluster.pods("target")).hasSize(2);
    assertThat(cluster.acted("decommission-node")).isEmpty();
    cluster.edit("{\"targetSpec\":{\"size\":2}}").awaitReady();
  }

  @Test
  void aMissingSecretIsNamedAndItsArrivalIsEnough() {
    String secret =
        "          env:\n"
            + "            - {name: MARK, valueFrom: {secretKeyRef: {name: mine, key: mark}}}\n";
    Cluster cluster = Cluster.in("bad-secret");
    String yaml = Manifest.of(1, 1).yaml(cluster.namespace(), cluster.name());
    cluster.tryApply(yaml.replace("  targetSpec:\n", "  targetSpec:\n" + secret.indent(-6)));

    Condition stalled = cluster.awaitStalled();
    assertThat(stalled.getReason()).isEqualTo("MissingReference");
    assertThat(stalled.getMessage()).contains("mine");

    cluster.kubectl("create", "secret", "generic", "mine", "--from-literal=mark=here");
    cluster.awaitReady();
  }

  @Test
  void aQuotaThatForbidsAnObjectIsToldInItsWordsAndMoreRoomIsEnough() {
    Cluster cluster = Cluster.in("bad-quota");
    cluster.kubectl("create", "quota", "small", "--hard=count/services=0");
    cluster.apply(Manifest.of(1, 1));

    Condition stalled = cluster.awaitStalled();
    assertThat(stalled.getReason()).isEqualTo("Forbidden");
    assertThat(stalled.getMessage()).contains("quota: small").contains("allow it to go on");

    cluster.kubectl("delete", "quota", "small");
    cluster.awaitReady();
  }

  @Test
  void aNameThatIsTakenIsToldAndLeftAlone() {
    Cluster cluster = Cluster.in("bad-name");
    cluster.kubectl("create", "service", "clusterip", "demo-target", "--tcp=80");
    cluster.apply(Manifest.of(1, 1));

    Condition stalled = cluster.awaitStalled();
    assertThat(stalled.getReason()).isEqualTo("ForeignObject");
    assertThat(stalled.getMessage()).contains("Service demo-target");
    assertThat(cluster.pods("proxy")).isEmpty();

    cluster.kubectl("delete", "service", "demo-target");
    cluster.annotate("windlass.io/retry=moved");
    cluster.awaitReady();
  }

  @Test
  void aClusterWithASpecThatIsRefusedCanBeDeleted() {
    Cluster cluster = Cluster.in("bad-limit").apply(Manifest.of(1, 1)).awaitReady();
    String tooLittle = "{\"requests\":{\"memory\":\"2Gi\"},\"limits\":{\"memory\":\"1Gi\"}}";

    cluster.edit("{\"targetSpec\":{\"resources\":%s}}".formatted(tooLittle));
    assertThat(cluster.awaitStalled().getReason()).isEqualTo("InvalidSpec");

    cluster.kubectl("delete", "aistore", cluster.name(), "--timeout=90s");
    assertThat(cluster.pods("target")).isEmpty();
  }

  @Test
  void aClusterThatCantBeReachedIsToldWithTheNamesThatWereTried() {
    Cluster cluster =
        Cluster.in("bad-domain").apply(Manifest.of(1, 1).with("clusterDomain: nowhere.local\n"));

    Condition stalled = cluster.awaitStalled();

    assertThat(stalled.getReason()).isEqualTo("StorageUnreachable");
    assertThat(stalled.getMessage())
        .contains("all proxies are ready, but no proxy answers GET /v1/daemon?what=smap")
        .contains("demo-proxy-0.demo-proxy.bad-domain.svc.nowhere.local can't be resolved");
  }

  @Test
  void aConfigurationThatAisRefusesIsToldInItsWords() {
    Cluster cluster = Cluster.in("bad-config").apply(Manifest.of(1, 1)).awaitReady();

    cluster.edit("{\"configToUpdate\":{\"transport\":{\"quiescent\":\"5s\"}}}");
    Condition stalled = cluster.awaitStalled();

    assertThat(stalled.getReason()).isEqualTo("InvalidSpec");
    assertThat(stalled.getMessage())
        .contains("transport.quiescent", "8s")
        .contains("windlass.io/skip='g2/send-configuration: <reason>'");
    cluster.edit("{\"configToUpdate\":{\"transport\":{\"quiescent\":\"9s\"}}}").awaitReady();
  }

  @Test
  void aConfigurationThatAisRefusesCanBeGoneWithout() {
    TemporalCli temporal = RealStack.shared().temporalCli();
    Cluster cluster = Cluster.in("skipped-config").apply(Manifest.of(1, 1)).awaitReady();
    cluster.edit("{\"configToUpdate\":{\"transport\":{\"quiescent\":\"5s\"}}}").awaitStalled();

    assertThat(temporal.fail(retry(cluster, "rebalance", "no time")))
        .contains("step rebalance can't be skipped; only send-configuration can");
    assertThat(temporal.fail(retry(cluster, "send-configuration", ""))).contains("reason: missing");
    assertThat(temporal.succeed(retry(cluster, "send-configuration", "the old one will do")))
        .contains("done: the retry");
    cluster.awaitReady();
    assertThat(cluster.condition("Ready").orElseThrow().getMessage())
        .isEqualTo("Cluster is ready; skipped: send-configuration (the old one will do)");

    cluster.edit("{\"configToUpdate\":{\"transport\":{\"quiescent\":\"6s\"}}}").awaitStalled();
  }

  private static String[] retry(Cluster cluster, String step, String reason) {
    String skip = "{\"step\":\"%s\",\"reason\":\"%s\"}".formatted(step, reason);
    Stream<String> execution = Stream.of(TemporalCli.execution("Retry", cluster.input()));
    return Stream.concat(execution, Stream.of("--input", skip)).toArray(String[]::new);
  }

  private static Command.Answer apply(String namespace, String more) {
    Cluster cluster = Cluster.in(namespace);
    return cluster.tryApply(Manifest.of(1, 1).with(more).yaml(namespace, cluster.name()));
  }
}
