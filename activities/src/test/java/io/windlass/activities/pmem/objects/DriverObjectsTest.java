package io.windlass.activities.pmem.objects;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.windlass.activities.GoldenYaml;
import io.windlass.workflows.pmem.resource.DeviceMode;
import io.windlass.workflows.pmem.resource.DriverLayout;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a driver consists of, release by release. */
class DriverObjectsTest {

  private static final Map<String, String> LABELS = Map.of("team", "storage", "app", "mine");

  @ParameterizedTest
  @ValueSource(strings = {"v0.7.0", "v0.8.0", "v0.9.0", "v1.0.2", "v1.1.0"})
  void isAsRead(String release) {
    all(Drivers.of(release)).forEach(object -> assertAsRead(release, object));
  }

  @ParameterizedTest
  @CsvSource({"v0.7.0", "v0.8.0"})
  void directModeHasNoVolumeGroups(String release) {
    DriverContext direct = Drivers.of(release, DeviceMode.DIRECT, Map.of());

    GoldenYaml.assertEqual(
        NodeDaemonSet.of(direct), "pmem/objects/" + release, "daemon-set-in-direct-mode");
  }

  private static void assertAsRead(String release, HasMetadata object) {
    String name =
        "%s-%s"
            .formatted(object.getKind(), object.getMetadata().getName())
            .replace("-pmem-csi-intel-com-", "-");
    GoldenYaml.assertEqual(object, "pmem/objects/" + release, name);
  }

  @Test
  void twelveAtTheSideOfTheAuthority() {
    assertThat(all(Drivers.of("v0.8.0")))
        .hasSize(12)
        .extracting(object -> object.getKind() + " " + object.getMetadata().getName())
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({"v0.9.0, 16", "v1.0.2, 15", "v1.1.0, 14"})
  void thoseOfADriverWithoutARegistry(String release, int objects) {
    DriverContext context = Drivers.of(release);

    assertThat(names(all(context))).hasSize(objects).doesNotHaveDuplicates();
    assertThat(names(DriverObjects.obsolete(context)))
        .isNotEmpty()
        .doesNotContainAnyElementsOf(names(all(context)));
    assertThat(names(DriverObjects.obsoleteController(context)))
        .hasSize(1)
        .doesNotContainAnyElementsOf(names(all(context)));
  }

  /** Whatever image the resource of a driver has when it goes. */
  @ParameterizedTest
  @ValueSource(strings = {"v0.7.0", "v0.8.0", "v0.9.0", "v1.0.2", "v1.1.0"})
  void aDriverThatGoesLeavesNothing(String release) {
    DriverContext other = Drivers.of("v1.1.0");
    Stream<HasMetadata> made =
        Stream.of(
                DriverObjects.foundation(Drivers.of(release)),
                DriverObjects.workloads(Drivers.of(release)),
                DriverObjects.obsolete(Drivers.of(release)))
            .flatMap(List::stream)
            .filter(object -> !object.getMetadata().getName().endsWith("-node"));

    assertThat(
            names(
                Stream.concat(
                        DriverObjects.everything(other).stream(),
                        DriverObjects.controllers(other).stream())
                    .toList()))
        .containsAll(names(made.toList()));
  }

  private static List<String> names(List<HasMetadata> objects) {
    return objects.stream()
        .map(object -> object.getKind() + " " + object.getMetadata().getName())
        .toList();
  }

  @Test
  void everyObjectHasTheLabelsOfTheSpecAndTheOwner() {
    assertThat(all(Drivers.of("v0.8.0", DeviceMode.LVM, LABELS)))
        .allSatisfy(
            object -> {
              assertThat(object.getMetadata().getLabels()).isEqualTo(LABELS);
              assertThat(object.getMetadata().getOwnerReferences())
                  .singleElement()
                  .satisfies(owner -> assertThat(owner.getUid()).isEqualTo(Drivers.OWNER.uid()));
            });
  }

  @Test
  void podsKeepTheLabelByWhichTheyAreSelected() {
    Map<String, String> labels =
        NodeDaemonSet.of(Drivers.of("v0.8.0", DeviceMode.LVM, LABELS))
            .getSpec()
            .getTemplate()
            .getMetadata()
            .getLabels();

    assertThat(labels)
        .containsEntry("app", "pmem-csi-intel-com-node")
        .containsEntry("team", "storage");
  }

  @Test
  void clusterObjectsAreInNoNamespace() {
    assertThat(
            all(Drivers.of("v0.8.0")).stream()
                .filter(object -> object.getMetadata().getNamespace() == null)
                .map(HasMetadata::getKind))
        .containsExactlyInAnyOrder("CSIDriver", "ClusterRole", "ClusterRoleBinding");
  }

  private static List<HasMetadata> all(DriverContext context) {
    return Stream.of(
            Stream.of(Side.values())
                .filter(side -> context.spec().layout() == DriverLayout.REGISTRY)
                .map(side -> SideSecret.of(context, side, Map.of("ca.crt", "YQ=="))),
            DriverObjects.foundation(context).stream(),
            DriverObjects.workloads(context).stream())
        .flatMap(objects -> objects)
        .map(HasMetadata.class::cast)
        .toList();
  }
}
