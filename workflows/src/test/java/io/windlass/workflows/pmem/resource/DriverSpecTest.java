package io.windlass.workflows.pmem.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What resources mean, with every default. */
class DriverSpecTest {

  @Test
  void anEmptyResourceOfV1alpha1IsAsDocumented() {
    DriverSpec driver = Drivers.alpha("{}").driver(Drivers.PLATFORM);

    assertThat(driver.driverName()).isEqualTo("pmem-csi.intel.com");
    assertThat(driver.images().driver()).isEqualTo(Platform.DRIVER_IMAGE);
    assertThat(driver.images().pullPolicy()).isEqualTo("IfNotPresent");
    assertThat(driver.logLevel()).isEqualTo(3);
    assertThat(driver.deviceMode()).isEqualTo(DeviceMode.LVM);
    assertThat(driver.pmemPercentage()).isEqualTo(100);
    assertThat(driver.nodeSelector()).isEqualTo(Map.of("storage", "pmem"));
    assertThat(driver.labels()).isEmpty();
    assertThat(driver.kubeletDir()).isEqualTo("/var/lib/kubelet");
    assertThat(driver.certificates().given()).isFalse();
    assertThat(driver.resources().node().getLimits())
        .containsEntry("memory", new Quantity("250Mi"));
  }

  @Test
  void aResourceWithoutSpecIsAnEmptyOne() {
    assertThat(Drivers.alpha("").driver(Drivers.PLATFORM))
        .isEqualTo(Drivers.alpha("{}").driver(Drivers.PLATFORM));
  }

  @Test
  void bothSpellingsOfTwoFieldsCount() {
    DriverSpec documented =
        Drivers.alpha("{pullPolicy: Always, registrarImage: example/r:1}").driver(Drivers.PLATFORM);
    DriverSpec original =
        Drivers.alpha("{imagePullPolicy: Always, nodeRegistrarImage: example/r:1}")
            .driver(Drivers.PLATFORM);

    assertThat(documented).isEqualTo(original);
    assertThat(documented.images().pullPolicy()).isEqualTo("Always");
    assertThat(documented.images().registrar()).isEqualTo("example/r:1");
  }

  @Test
  void noSelectorAndAnEmptyOneDiffer() {
    assertThat(Drivers.alpha("{nodeSelector: {}}").driver(Drivers.PLATFORM).nodeSelector())
        .isEmpty();
  }

  @Test
  void bareNumbersAreQuantities() {
    DriverSpec driver =
        Drivers.alpha("{nodeResources: {limits: {cpu: 1}}}").driver(Drivers.PLATFORM);
    assertThat(driver.resources().node().getLimits()).containsEntry("cpu", new Quantity("1"));
  }

  @Test
  void bothKindsBecomeTheSameWhereTheyMeanTheSame() {
    String shared =
        "image: example/driver:v0.8.0, provisionerImage: example/p:1, deviceMode: direct,"
            + " logLevel: 5, pmemPercentage: 50, labels: {a: b}, nodeSelector: {x: y},"
            + " kubeletDir: /kubelet, registrarImage: example/r:1, pullPolicy: Never";
    String limits = "{limits: {cpu: 2}}";
    DriverSpec alpha =
        Drivers.alpha(
                "{driverName: pmem-csi.example.org, controllerResources: %s, nodeResources: %s, %s}"
                    .formatted(limits, limits, shared))
            .driver(Drivers.PLATFORM);
    DriverSpec beta =
        Drivers.beta(
                "{controllerDriverResources: %1$s, nodeDriverResources: %1$s, provisionerResources: %1$s, nodeRegistrarResources: %1$s, %2$s}"
                    .formatted(limits, shared))
            .driver(Drivers.PLATFORM);

    assertThat(alpha).isEqualTo(beta);
  }

  @Test
  void theNameOfABetaResourceIsThatOfTheDriver() {
    assertThat(Drivers.beta("{}").driver(Drivers.PLATFORM).driverName())
        .isEqualTo("pmem-csi.example.org");
  }

  @Test
  void keysAreNotPrinted() {
    DriverDeployment resource = Drivers.alpha("{registryKey: c2VjcmV0}");
    assertThat(resource.getSpec()).asString().doesNotContain("c2VjcmV0");
    assertThat(resource.driver(Drivers.PLATFORM)).asString().doesNotContain("c2VjcmV0");
  }
}
