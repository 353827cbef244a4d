package io.windlass.workflows.pmem;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.pmem.DriverObservation.Fixed;
import io.windlass.workflows.pmem.resource.DeviceMode;
import io.windlass.workflows.pmem.resource.DriverLayout;
import org.junit.jupiter.api.Test;

/** What a driver that exists can't follow. */
class FixedDriverTest {

  private static Fixed driver(DriverLayout layout) {
    return new Fixed("demo", DeviceMode.LVM, 100, layout);
  }

  @Test
  void aDriverKeepsItsLayoutAlsoWithoutVolumes() {
    for (DriverLayout made : DriverLayout.values()) {
      for (DriverLayout wanted : DriverLayout.values()) {
        assertThat(
                FixedDriver.refusal(driver(made), driver(wanted), DriverVolumes.NONE).isPresent())
            .isEqualTo(made != wanted);
      }
    }
    DriverObservation.Objection refusal =
        FixedDriver.layout(DriverLayout.REGISTRY, DriverLayout.DISTRIBUTED).orElseThrow();
    assertThat(refusal.reason()).isEqualTo(Reason.INVALID_SPEC);
    assertThat(refusal.message())
        .startsWith("spec.image: the driver was made in the layout of v0.7 and v0.8")
        .contains("that of v0.9 to v1.1", "set it back", "delete the resource");
  }
}
