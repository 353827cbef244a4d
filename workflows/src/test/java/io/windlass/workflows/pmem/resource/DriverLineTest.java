package io.windlass.workflows.pmem.resource;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which releases are started in which way. */
class DriverLineTest {

  @ParameterizedTest
  @CsvSource({
    "intel/pmem-csi-driver:v0.7.0, V0_7",
    "intel/pmem-csi-driver:v0.7.12, V0_7",
    "registry.example.com:5000/pmem:0.7.1-rc1, V0_7",
    "intel/pmem-csi-driver:v0.8.0, V0_8",
    "intel/pmem-csi-driver:canary, V0_8",
    "registry.example.com:5000/pmem, V0_8",
    "intel/pmem-csi-driver:v0.7.0@sha256:abc, V0_7",
    "intel/pmem-csi-driver:v0.9.0, V0_9",
    "intel/pmem-csi-driver:v0.10.0, V0_9",
    "intel/pmem-csi-driver:v1.0.2, V1_0",
    "intel/pmem-csi-driver:v1.1.0, V1_1",
    "intel/pmem-csi-driver:v1.1.0-openshift, V1_1",
    "intel/pmem-csi-driver:v2.0.0, V1_1",
  })
  void isReadFromTheTag(String image, DriverLine line) {
    assertThat(DriverLine.of(image)).isEqualTo(line);
  }
}
