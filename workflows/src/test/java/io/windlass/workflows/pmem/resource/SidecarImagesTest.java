package io.windlass.workflows.pmem.resource;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every row of the table, at both of its ends. */
class SidecarImagesTest {

  @ParameterizedTest
  @CsvSource({
    "1.13, quay.io/k8scsi/csi-provisioner:v1.2.1, v1.1.0",
    "1.14, quay.io/k8scsi/csi-provisioner:v1.2.1, v1.1.0",
    "1.15, quay.io/k8scsi/csi-provisioner:v1.6.0, v1.2.0",
    "v1.16.4, quay.io/k8scsi/csi-provisioner:v1.6.0, v1.2.0",
    "1.17, registry.k8s.io/sig-storage/csi-provisioner:v2.0.2, v1.2.0",
    "1.19+, registry.k8s.io/sig-storage/csi-provisioner:v2.0.2, v1.2.0",
    "1.20, registry.k8s.io/sig-storage/csi-provisioner:v2.2.2, v2.2.0",
    "1.22, registry.k8s.io/sig-storage/csi-provisioner:v2.2.2, v2.2.0",
    "1.23, registry.k8s.io/sig-storage/csi-provisioner:v3.2.1, v2.5.1",
    "v1.36.3, registry.k8s.io/sig-storage/csi-provisioner:v3.2.1, v2.5.1",
    "2.0, registry.k8s.io/sig-storage/csi-provisioner:v3.2.1, v2.5.1"
  })
  void imagesFitTheVersion(String kubernetes, String provisioner, String registrarTag) {
    SidecarImages images = SidecarImages.of(KubernetesVersion.of(kubernetes).orElseThrow());
    assertThat(images.provisioner()).isEqualTo(provisioner);
    assertThat(images.registrar()).endsWith("csi-node-driver-registrar:" + registrarTag);
  }

  @Test
  void volumesAreMadeOnNodesOnlyByWhatCan() {
    KubernetesVersion old = new KubernetesVersion(1, 17);
    assertThat(SidecarImages.of(old, DriverLayout.DISTRIBUTED).provisioner()).endsWith(":v2.1.1");
    assertThat(SidecarImages.of(old, DriverLayout.REGISTRY)).isEqualTo(SidecarImages.of(old));
    KubernetesVersion recent = new KubernetesVersion(1, 36);
    assertThat(SidecarImages.of(recent, DriverLayout.DISTRIBUTED))
        .isEqualTo(SidecarImages.of(recent));
  }

  @Test
  void anImageOfTheUserWins() {
    DriverSpec driver =
        Drivers.alpha("{provisionerImage: 'example/p:1', registrarImage: 'example/r:1'}")
            .driver(Drivers.PLATFORM);
    assertThat(driver.images().provisioner()).isEqualTo("example/p:1");
    assertThat(driver.images().registrar()).isEqualTo("example/r:1");
  }

  @Test
  void whatIsNoVersion() {
    assertThat(KubernetesVersion.of("latest")).isEmpty();
  }
}
