package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.testbed.playground.Command;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What kubectl shows to who creates or changes a resource: the real API server holds the rules of
 * the definition, and asks the starter about the rest.
 */
@SideBySide
class AdmissionScenario {

  /** Nothing is done to it: what is looked at is only what the API server says. */
  private static final String PAUSED = "  annotations: {windlass.io/paused: 'true'}\nspec:\n";

  @Test
  void theSpellingsOfOlderGuidesWorkWithAWarning() {
    Cluster cluster = Cluster.in("admission-older");
    String older = "disablePodAntiAffinity: true\nallowSharedNoDisks: true\n";

    Command.Answer answer = cluster.tryApply(yaml(cluster, Manifest.of(1, 2).with(older)));

    assertThat(answer.errors())
        .contains(
            "Warning: spec.disablePodAntiAffinity (set): is deprecated:"
                + " use spec.targetSpec.disablePodAntiAffinity")
        .contains("Warning: spec.allowSharedNoDisks (set): is deprecated");
    cluster.awaitReady();
    assertThat(cluster.kubectl("get", "configmap", "demo-target", "-o", "yaml"))
        .contains("\"/ais/disk0\":\"diskless\"");
    assertThat(cluster.kubectl("get", "statefulset", "demo-target", "-o", "yaml"))
        .doesNotContain("podAntiAffinity:");
  }

  @Test
  void whatOneShouldKnowIsShown() {
    Cluster cluster = Cluster.in("admission-warnings");
    Map.of(
            "clusterDomain: a", "spec.clusterDomain (set): is deprecated: use the operator's own",
            "tlsSecretName: a", "spec.tlsSecretName (set): is deprecated: use spec.tls.secretName",
            "configToUpdate: {rebalance: {enabled: false}}", "scaling down would leave data behind")
        .forEach(
            (lines, warning) ->
                assertThat(accepted(dryRun(cluster, Manifest.of(1, 1).with(lines + "\n"))))
                    .contains("Warning: spec.", warning));
    assertThat(accepted(dryRun(cluster, Manifest.of(1, 99))))
        .contains("Warning: spec.targetSpec.size (99): only ", " nodes match nodeSelector {}");
  }

  @Test
  void whatCanNotWorkIsRefused() {
    Cluster cluster = Cluster.in("admission-refusals");
    String config = "configToUpdate: {log: {max_size: much}}\n";
    String nowhere =
        yaml(cluster, Manifest.of(1, 1))
            .replaceFirst("storageClass: windlass-local", "storageClass: nowhere");

    assertThat(refused(dryRun(cluster, Manifest.of(1, 1).with(config))))
        .contains("admission webhook \"aistore.windlass.io\" denied the request")
        .contains("spec.configToUpdate.log.max_size (much): give a size such as 512MiB");
    assertThat(refused(cluster.tryApply(nowhere)))
        .contains("spec.stateStorage.pvc.storageClass (nowhere): there is no such storage class");
  }

  @Test
  void whatIsFixedIsHeldByTheDefinition() {
    Cluster cluster = paused("admission-fixed");
    cases(
            """
            {"targetSpec":{"hostPort":7}}                  | spec.targetSpec.hostPort
            {"proxySpec":{"affinity":{}}}                  | spec.proxySpec.affinity
            {"proxySpec":{"nodeSelector":{"a":"b"}}}       | spec.proxySpec.nodeSelector
            {"proxySpec":{"servicePort":7}}                | spec.proxySpec.servicePort
            {"targetSpec":{"hostNetwork":true}}            | spec.targetSpec.hostNetwork
            {"targetSpec":{"disablePodAntiAffinity":true}} | spec.targetSpec.disablePodAntiAffinity
            {"disablePodAntiAffinity":true}                | spec.targetSpec.disablePodAntiAffinity
            {"enableExternalLB":true}                      | spec.targetSpec.externalAccess
            {"targetSpec":{"externalAccess":{}}}           | spec.targetSpec.externalAccess
            {"targetSpec":{"mounts":[]}}                   | spec.targetSpec.mounts
            {"allowSharedNoDisks":true}                    | spec.allowSharedNoDisks
            {"stateStorage":null,"stateStorageClass":"a"}  | the storage class of the state
            """)
        .forEach(
            one ->
                assertThat(refused(patch(cluster, one[0])))
                    .contains("is invalid", one[1], "be changed while the cluster exists"));
  }

  @Test
  void whatMayChangeIsAccepted() {
    Cluster cluster = paused("admission-changes");
    Stream.of(
            "{\"targetSpec\":{\"size\":2,\"labels\":{\"a\":\"b\"}}}",
            "{\"targetSpec\":{\"disablePodAntiAffinity\":false,\"nodeSelector\":{}}}",
            "{\"stateStorage\":null,\"stateStorageClass\":\"windlass-local\"}",
            "{\"enableExternalLB\":false,\"allowSharedNoDisks\":false}")
        .forEach(spec -> accepted(patch(cluster, spec)));
  }

  @Test
  void contradictionsAreHeldByTheDefinition() {
    Cluster cluster = Cluster.in("admission-rules");
    String file = "configToUpdate: {net: {http: {server_crt: b}}}\n";

    assertThat(refused(dryRun(cluster, Manifest.of(1, 1).with("size: -1\n"))))
        .contains("is invalid", "spec.proxySpec.nodeSelector", "say which ones");
    assertThat(refused(dryRun(cluster, Manifest.of(1, 1).with("tls: {secretName: a}\n" + file))))
        .contains("is invalid", "spec.tls decides where certificates are");
  }

  @Test
  void nobodyUsesALoginThatHeMayNotRead() {
    Cluster cluster = Cluster.in("admission-rights");
    allow(cluster, "--verb=*", "--resource=aistores.ais.nvidia.com");
    Manifest login = Manifest.of(1, 1).with("auth: {usernamePassword: {secretName: login}}\n");

    boolean refused =
        Eventually.holds(
            Cluster.SOON,
            () -> byJane(cluster, login).errors().contains("rights.aistore.windlass.io"));
    assertThat(refused).as("the webhook refuses it").isTrue();
    assertThat(refused(byJane(cluster, login)))
        .contains("spec.auth.usernamePassword.secretName (login): user jane may not get this");

    allow(cluster, "--verb=get", "--resource=secrets");
    boolean accepted = Eventually.holds(Cluster.SOON, () -> byJane(cluster, login).exitCode() == 0);
    assertThat(accepted).as("accepted once she may read it").isTrue();
  }

  @Test
  void wishesAreJudgedWhereTheyAreWritten() {
    Cluster cluster = paused("admission-wishes");

    assertThat(refused(annotate(cluster, "windlass.io/skip=never")))
        .contains("metadata.annotations[windlass.io/skip]", "write g<generation>/<step>: <reason>");
    assertThat(refused(annotate(cluster, "windlass.io/replace-node=demo-target-7")))
        .contains("\"demo-target-7\" is no node of this cluster; write one of demo-proxy-0, demo-");
    accepted(annotate(cluster, "windlass.io/approval=before-disruption"));
  }

  private static Stream<String[]> cases(String table) {
    return table.lines().map(line -> line.split(" +\\| "));
  }

  private static Cluster paused(String namespace) {
    Cluster cluster = Cluster.in(namespace);
    accepted(cluster.tryApply(yaml(cluster, Manifest.of(1, 1)).replace("spec:\n", PAUSED)));
    return cluster;
  }

  private static void allow(Cluster cluster, String verb, String resource) {
    String name = resource.substring(resource.indexOf('=') + 1);
    cluster.kubectl("create", "role", name, verb, resource);
    cluster.kubectl("create", "rolebinding", name, "--role=" + name, "--user=jane");
  }

  private static String accepted(Command.Answer answer) {
    assertThat(answer.exitCode()).as(answer.errors()).isZero();
    return answer.errors();
  }

  private static String refused(Command.Answer answer) {
    assertThat(answer.exitCode()).as(answer.output()).isNotZero();
    return answer.errors();
  }

  private static Command.Answer patch(Cluster cluster, String spec) {
    String patch = "{\"spec\":%s}".formatted(spec);
    return kubectl(cluster, "patch", "aistore", "demo", "--type=merge", "-p", patch);
  }

  private static Command.Answer annotate(Cluster cluster, String annotation) {
    return kubectl(cluster, "annotate", "aistore", "demo", annotation);
  }

  private static Command.Answer kubectl(Cluster cluster, String... arguments) {
    Stream<String> where = Stream.of("-n", cluster.namespace());
    Stream<String> all =
        Stream.of(where, Stream.of(arguments), Stream.of("--dry-run=server"))
            .flatMap(words -> words);
    return RealStack.shared().kubectl().run(all.toArray(String[]::new));
  }

  private static Command.Answer dryRun(Cluster cluster, Manifest manifest) {
    return cluster.tryApply(yaml(cluster, manifest), "--dry-run=server");
  }

  private static Command.Answer byJane(Cluster cluster, Manifest manifest) {
    return cluster.tryApply(yaml(cluster, manifest), "--dry-run=server", "--as=jane");
  }

  private static String yaml(Cluster cluster, Manifest manifest) {
    return manifest.yaml(cluster.namespace(), cluster.name());
  }
}
