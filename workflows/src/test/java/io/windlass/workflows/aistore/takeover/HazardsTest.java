package io.windlass.workflows.aistore.takeover;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.windlass.workflows.aistore.takeover.TakeOverPlan.Finding;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What may go wrong is found, by the names of the objects that are concerned. */
class HazardsTest {

  private static final String ID = "t1a2b3c4d";

  private final ReleaseInTest release = ReleaseInTest.last();

  @Test
  void aReleaseThatIsWellHasOnlyWhatBelongsToTheChart() {
    assertThat(found(release))
        .containsExactlyInAnyOrder(Hazard.OVERLAPPING_SELECTORS, Hazard.UNSAFE_SYSCTL);
    assertThat(found(ReleaseInTest.older()))
        .containsExactlyInAnyOrder(
            Hazard.OVERLAPPING_SELECTORS,
            Hazard.UNSAFE_SYSCTL,
            Hazard.CONFIGURATION_UNREADABLE,
            Hazard.INSTALL_WIPES_STATE,
            Hazard.IDS_IN_TMP);
  }

  @Test
  void clonedSystemUuids() {
    String uuid = "4c4c4544-0042-4a10-8052-b10000000000";
    String id = new OldHost(release.release().hosts().getFirst().object()).expectedId();

    assertThat(
            message(
                release.systemUuid("cpu02", uuid).says("cpu02", id).untold("10.0.0.2"),
                Hazard.DUPLICATE_ID))
        .startsWith(id + " on cpu01 and cpu02: targets of different hosts have one id");
    assertThat(
            message(
                ReleaseInTest.older().systemUuid("cpu02", uuid).untold("10.0.0.2"),
                Hazard.DUPLICATE_ID))
        .contains("cpu01 and cpu02");
    assertThat(
            message(
                ReleaseInTest.older().systemUuid("cpu02", uuid).silent("x"), Hazard.DUPLICATE_ID))
        .contains("cpu01 and cpu02");
  }

  @Test
  void idsThatDisagree() {
    assertThat(message(release.says("cpu02", ID), Hazard.IDS_DISAGREE)).startsWith("cpu02 (t");
  }

  @Test
  void idsThatNobodyTells() {
    assertThat(message(ReleaseInTest.older().silent("no"), Hazard.ID_UNPROVED))
        .contains("cpu01 (t", "cpu02 (t", "cpu03 (t");
    assertThat(found(ReleaseInTest.last().silent("no"))).doesNotContain(Hazard.ID_UNPROVED);
  }

  @Test
  void anIdOfAnotherSystemUuid() {
    release.says("cpu02", ID).told("10.0.0.2", ID);
    assertThat(message(release, Hazard.ID_EXPECTED_OTHERWISE)).startsWith("cpu02 (t1a2b3c4d): ");
    assertThat(release.plan().blocked()).isFalse();
    assertThat(TakeOverPage.of(release.plan())).contains("user.ais.daemon_id -v t1a2b3c4d");
  }

  @Test
  void anIdOfAnAddress() {
    release.systemUuid("cpu02", "").says("cpu02", "t10.0.0.2").told("10.0.0.2", "t10.0.0.2");
    assertThat(message(release, Hazard.ID_IS_ADDRESS)).startsWith("cpu02 (t10.0.0.2): ");
    assertThat(release.plan().blocked()).isFalse();
  }

  @Test
  void theLabelOfTheFirstPrimary() {
    release.unlabel("cpu01", PrimaryHazards.LABEL);
    assertThat(message(release, Hazard.PRIMARY_LABEL_MISSING))
        .startsWith("nvidia.com/ais-initial-primary-proxy=demo-ais: no host has the label");

    release.label("cpu03", PrimaryHazards.LABEL, "demo-ais");
    assertThat(message(release, Hazard.PRIMARY_LABEL_ASTRAY)).contains("on cpu03");

    release.label("cpu02", PrimaryHazards.LABEL, "demo-ais");
    assertThat(message(release, Hazard.PRIMARY_LABEL_AMBIGUOUS)).contains("on cpu02 and cpu03");

    release.unlabel("cpu03", PrimaryHazards.LABEL).label("cpu01", PrimaryHazards.LABEL, "other");
    assertThat(found(release))
        .doesNotContain(Hazard.PRIMARY_LABEL_AMBIGUOUS, Hazard.PRIMARY_LABEL_MISSING);
  }

  @Test
  void aSharedDiscoveryName() {
    TakeOverPlan plan = release.plan(ReleaseInTest.request("demo-ais"));
    assertThat(plan.findings())
        .anySatisfy(
            finding -> {
              assertThat(finding.hazard()).isEqualTo("SharedDiscoveryName");
              assertThat(finding.message()).startsWith("Service demo-ais-proxy: the new cluster");
            });
    assertThat(plan.blocked()).isTrue();
  }

  @Test
  void namesThatAreTaken() {
    assertThat(
            message(release.taken("ConfigMap demo-proxy").taken("AIStore demo"), Hazard.NAME_TAKEN))
        .startsWith("AIStore demo, ConfigMap demo-proxy: ");
  }

  @Test
  void anotherReleaseOfTheChart() {
    assertThat(message(release.beside("release default/foo"), Hazard.SECOND_RELEASE))
        .startsWith("release default/foo: ");
  }

  @Test
  void aClusterThatDoesNotAnswer() {
    assertThat(message(release.silent("http://demo: refuses"), Hazard.METADATA_NOT_EXPORTED))
        .startsWith("http://demo: refuses: the old cluster does not tell");
  }

  @Test
  void bucketsOfOtherKinds() {
    release.buckets(
        """
        {"ais": {"": {"slices": {"ec": {"enabled": true, "data_slices": 2}}, "-o": {}},
                 "@uuid#other": {"far": {}}},
         "aws": {"": {"cached": {}}}}
        """);
    assertThat(message(release, Hazard.BUCKET_NOT_RECREATED)).contains("ais://-o", "far");
    assertThat(message(release, Hazard.CLOUD_BUCKET)).startsWith("aws://cached: ");
    assertThat(message(release, Hazard.ERASURE_CODED_BUCKET)).startsWith("ais://slices: ");
  }

  @Test
  void targetsThatAreAway() {
    assertThat(message(release.withoutPod("cpu03").told("10.0.0.9", ID), Hazard.TARGET_ABSENT))
        .startsWith("the target on host cpu03, target t1a2b3c4d at 10.0.0.9: ");
  }

  @Test
  void labelsOfTheReleaseInsteadOfTheFullName() {
    for (String host : List.of("cpu01", "cpu02", "cpu03")) {
      release.label(host, ReleaseInTest.TARGET, "demo");
    }
    assertThat(message(release, Hazard.NO_HOST))
        .startsWith("DaemonSet demo-ais-target {nvidia.com/ais-target=demo-ais}: ");
  }

  @Test
  void pathsThatDisagree() {
    release.configuration("ais-target", text -> text.replace("/ais/sdb", "/ais/sdc"));
    assertThat(message(release, Hazard.PATHS_DISAGREE))
        .startsWith(
            "DaemonSet demo-ais-target mounts [/ais/sda, /ais/sdb], ConfigMap ais-target says"
                + " [/ais/sda, /ais/sdc]: ");
  }

  @Test
  void aConfigurationThatIsNoJson() {
    assertThat(message(ReleaseInTest.older(), Hazard.CONFIGURATION_UNREADABLE))
        .startsWith("ConfigMap ais-target, ais.json, line 8; ConfigMap ais-proxy");
    assertThat(message(release.without("ConfigMap", "ais-target"), Hazard.CONFIGURATION_UNREADABLE))
        .startsWith("DaemonSet demo-ais-target mounts no ConfigMap that exists: ");
  }

  @Test
  void anOlderShapeThatWipesWhatItFinds() {
    assertThat(message(ReleaseInTest.older(), Hazard.INSTALL_WIPES_STATE))
        .startsWith("DaemonSet demo-ais-target has the state in /etc/ais: ");
    assertThat(message(ReleaseInTest.older(), Hazard.IDS_IN_TMP)).startsWith("/tmp/: ");
  }

  @Test
  void selectorsThatOverlap() {
    release.daemons("demo-ais-target", set -> select(set, "target"));
    release.daemons("demo-ais-proxy", set -> select(set, "proxy"));
    assertThat(found(release)).doesNotContain(Hazard.OVERLAPPING_SELECTORS);
    assertThat(message(ReleaseInTest.last(), Hazard.OVERLAPPING_SELECTORS))
        .startsWith("DaemonSets demo-ais-target, demo-ais-proxy, demo-ais-ne-proxy: ");
  }

  private static void select(DaemonSet set, String component) {
    set.getSpec()
        .setSelector(
            new LabelSelectorBuilder().withMatchLabels(Map.of("component", component)).build());
  }

  @Test
  void noPortForClientsOutside() {
    release.daemons(
        "demo-ais-target",
        set ->
            set.getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .getFirst()
                .getPorts()
                .getFirst()
                .setHostPort(null));
    assertThat(message(release, Hazard.NO_HOST_PORT)).startsWith("DaemonSet demo-ais-target: ");
    assertThat(found(release.without("Service", "demo-ais-gw")))
        .doesNotContain(Hazard.NO_HOST_PORT);
  }

  @Test
  void kernelSettingsThatHaveToBeAllowed() {
    assertThat(message(release, Hazard.UNSAFE_SYSCTL)).startsWith("net.core.somaxconn: ");
  }

  @Test
  void aResourceThatBreaksARule() {
    TakeOverPlan plan =
        release.plan(
            new TakeOverRequest("ais", "demo", "", " ", TakeOverRequest.INIT_IMAGE, false));
    assertThat(plan.findings())
        .anySatisfy(
            finding ->
                assertThat(finding.message())
                    .startsWith("spec.nodeImage (absent): name an image: the resource that would"));
  }

  @Test
  void blockingFindingsComeFirst() {
    List<Finding> findings = release.silent("no").plan().findings();
    assertThat(findings.getFirst().blocking()).isTrue();
    assertThat(findings.getLast().blocking()).isFalse();
  }

  private static String message(ReleaseInTest release, Hazard hazard) {
    return release.plan().findings().stream()
        .filter(finding -> finding.hazard().equals(hazard.camelCase()))
        .peek(finding -> assertThat(finding.blocking()).isEqualTo(hazard.blocking()))
        .map(Finding::message)
        .findFirst()
        .orElse("");
  }

  private static List<Hazard> found(ReleaseInTest release) {
    List<String> names = release.plan().findings().stream().map(Finding::hazard).toList();
    return Arrays.stream(Hazard.values())
        .filter(hazard -> names.contains(hazard.camelCase()))
        .toList();
  }
}
