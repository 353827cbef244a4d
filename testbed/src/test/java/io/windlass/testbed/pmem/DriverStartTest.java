package io.windlass.testbed.pmem;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.testbed.kubelet.ContainerProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The driver reads its command line and its files strictly, or does not start. */
class DriverStartTest {

  @TempDir Path directory;
  private PmemPods pods;

  @BeforeEach
  void prepare() throws Exception {
    pods = new PmemPods(directory);
    pods.write("1", pods.certificate(PeerName.NODE_CONTROLLER));
  }

  @AfterEach
  void stop() {
    pods.close();
  }

  private ContainerProcess start(String tag, String more) throws Exception {
    List<String> command = new ArrayList<>(pods.nodeCommand("1", tag));
    command.addAll(List.of(more.split(" ")));
    return pods.start("1", "intel/pmem-csi-driver:" + tag, command);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "v0.8.0 | -pmemPercent=5 | 2 | flag provided but not defined: -pmemPercent",
        "v0.7.0 | -pmemPercentage=5 | 2 | flag provided but not defined: -pmemPercentage",
        "v0.8.0 | -pmemPercentage=lots | 2 | invalid value \"lots\" for flag -pmemPercentage",
        "v0.8.0 | -pmemPercentage=101 | 1 | Value must be 0..100",
        "v0.8.0 | -mode=webhooks | 2 | invalid driver mode",
        "v0.8.0 | -deviceManager=fake | 2 | invalid value \"fake\"",
        "v0.8.0 | -v=loud | 2 | invalid value \"loud\" for flag -v",
        "v0.8.0 | -statePath | 2 | flag needs an argument: -statePath",
        "v0.8.0 | -drivername= | 1 | driver name configuration option missing",
        "v0.8.0 | --endpoint http://here | 1 | Invalid endpoint: http://here",
        "v0.8.0 | -controllerEndpoint=tcp://10.0.0.1:10001 | 1 | cannot assign requested address",
        "v0.8.0 | -caFile=/certs/other.crt | 1 | open /certs/other.crt: no such file",
        "v0.8.0 | -statePath=/var/lib/pmem | 1 | open /var/lib/pmem: no such file"
      })
  void refusesAWrongArgument(String tag, String more, int code, String reason) throws Exception {
    ContainerProcess process = start(tag, more);
    assertThat(PmemPods.exitCode(process)).isEqualTo(code);
    assertThat(pods.log).anyMatch(line -> line.contains(reason));
    assertThat(process.lastWords().contains(reason))
        .as("a wrong command line does not get as far as the termination log")
        .isEqualTo(code == 1);
  }

  @Test
  void refusesAKeyOfAnotherCertificate() throws Exception {
    String other = pods.certificate("other").identity().keyText();
    Files.writeString(pods.path("1", "/certs/tls.key"), other);
    ContainerProcess process = pods.restartNode("1", "v0.8.0");
    assertThat(PmemPods.exitCode(process)).isEqualTo(1);
    assertThat(process.lastWords()).contains("is not the key of the certificate");
  }

  @Test
  void anImageThatCrashesSaysSo() throws Exception {
    ContainerProcess process = pods.restartNode("1", "v0.8.1-crash");
    assertThat(PmemPods.exitCode(process)).isEqualTo(1);
    assertThat(process.lastWords()).contains("simulated fault");
  }

  @Test
  void thereAreTheVersionsThatAnOperatorMade() {
    assertThat(pods.images.pull("intel/pmem-csi-driver:v0.7.2")).isPresent();
    assertThat(pods.images.pull("intel/pmem-csi-driver:v0.8.0-silent")).isPresent();
    assertThat(pods.images.pull("intel/pmem-csi-driver:v1.1.0")).isPresent();
    assertThat(pods.images.pull("intel/pmem-csi-driver:v0.6.0")).isEmpty();
    assertThat(pods.images.pull("k8s.gcr.io/sig-storage/csi-provisioner:v2.0.2")).isPresent();
  }

  @Test
  void thePreparationOf07DividesThePmem() throws Exception {
    pods.hardware.install("1", "100Gi");
    String image = "intel/pmem-csi-driver:v0.7.0";
    ContainerProcess wrong =
        pods.start("1", image, List.of("/usr/local/bin/pmem-ns-init", "-useforfsdax=200"));
    assertThat(PmemPods.exitCode(wrong)).isEqualTo(1);
    ContainerProcess namespaces =
        pods.start("1", image, List.of("/usr/local/bin/pmem-ns-init", "-v=3", "-useforfsdax=25"));
    assertThat(PmemPods.exitCode(namespaces)).isZero();
    ContainerProcess groups = pods.start("1", image, List.of("/usr/local/bin/pmem-vgm", "-v=3"));
    assertThat(PmemPods.exitCode(groups)).isZero();
    assertThat(pods.hardware.region("1").capacity(DriverConfig.DeviceMode.LVM, 100))
        .isEqualTo(new PmemCapacity(25L << 30, 25L << 30, 25L << 30, 100L << 30));
  }
}
