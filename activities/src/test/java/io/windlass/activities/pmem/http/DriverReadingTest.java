package io.windlass.activities.pmem.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a driver tells of itself. */
class DriverReadingTest {

  @Test
  void readsVersionAndCapacity() {
    DriverReading reading =
        DriverReading.of(
            """
            # HELP build_info A metric with a constant '1' value labeled by version.
            # TYPE build_info gauge
            build_info{version="v0.8.0"} 1
            # TYPE pmem_amount_total gauge
            pmem_amount_total{driver_name="pmem-csi.intel.com",node="pmem-1"} 6.8719476736e+10
            """);

    assertThat(reading.version()).contains("v0.8.0");
    assertThat(reading.capacity()).hasValue(68719476736L);
  }

  @Test
  void whatIsNotToldIsEmpty() {
    DriverReading reading = DriverReading.of("build_info 1\npmem_amount_available 7\n");

    assertThat(reading.version()).isEmpty();
    assertThat(reading.capacity()).isEmpty();
  }
}
