package io.windlass.testbed.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.windlass.pki.Authority;
import io.windlass.pki.Authority.Validity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The files, held against what is known of each release: how many objects, owners, selectors. */
class OperatorDriverTest {

  private static final Authority AUTHORITY =
      Authority.create("theirs", new Validity(Instant.EPOCH, Instant.now()));

  private static OperatorDriver driver(DriverRelease release) {
    return OperatorDriver.of(release, "pmem-csi", "a.b", "uid-1", Map.of("storage", "pmem"))
        .with(AUTHORITY, AUTHORITY.identity(), AUTHORITY.identity());
  }

  private static DaemonSet nodes(DriverRelease release) {
    return driver(release).all().stream()
        .filter(DaemonSet.class::isInstance)
        .map(DaemonSet.class::cast)
        .filter(set -> set.getMetadata().getName().equals("a-b-node"))
        .findFirst()
        .orElseThrow();
  }

  /** Without the webhook, which is made where a Secret for it is named. */
  @ParameterizedTest
  @CsvSource({"V0_7, 12", "V0_8, 12", "V0_9, 16", "V1_0, 19", "V1_1, 18"})
  void asManyObjectsAsTheReleaseMakes(DriverRelease release, int count) {
    assertThat(driver(release).all()).hasSize(count);
    assertThat(driver(release).yaml()).doesNotContain("{{");
  }

  @ParameterizedTest
  @EnumSource
  void everyObjectHasTheResourceForItsOwner(DriverRelease release) {
    assertThat(driver(release).all())
        .extracting(HasMetadata::getMetadata)
        .allSatisfy(
            metadata ->
                assertThat(metadata.getOwnerReferences())
                    .singleElement()
                    .satisfies(
                        owner -> {
                          assertThat(owner.getApiVersion())
                              .isEqualTo("pmem-csi.intel.com/" + release.version());
                          assertThat(owner.getKind()).isEqualTo(release.kind());
                          assertThat(owner.getUid()).isEqualTo("uid-1");
                          assertThat(owner.getController()).isTrue();
                          assertThat(owner.getBlockOwnerDeletion()).isTrue();
                        }));
  }

  @ParameterizedTest
  @EnumSource
  void podsOfNodesAreSelectedAsTheReleaseDoes(DriverRelease release) {
    Map<String, String> selector =
        release.hasRegistry()
            ? Map.of("app", "a-b-node")
            : Map.of(
                "app.kubernetes.io/name", "pmem-csi-node", "app.kubernetes.io/instance", "a.b");
    assertThat(nodes(release).getSpec().getSelector().getMatchLabels()).isEqualTo(selector);
    assertThat(nodes(release).getSpec().getTemplate().getMetadata().getLabels())
        .containsAllEntriesOf(selector);
    assertThat(nodes(release).getSpec().getTemplate().getSpec().getNodeSelector())
        .isEqualTo(Map.of("storage", "pmem"));
  }

  @ParameterizedTest
  @CsvSource({
    "V0_7, pmem-driver driver-registrar",
    "V0_8, pmem-driver driver-registrar",
    "V0_9, pmem-driver driver-registrar external-provisioner",
    "V1_0, pmem-driver driver-registrar external-provisioner",
    "V1_1, pmem-driver driver-registrar external-provisioner"
  })
  void nodesRunTheContainersOfTheRelease(DriverRelease release, String containers) {
    assertThat(nodes(release).getSpec().getTemplate().getSpec().getContainers())
        .extracting(Container::getName)
        .isEqualTo(List.of(containers.split(" ")));
  }
}
