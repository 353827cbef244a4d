package io.windlass.activities.pmem.objects;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConversionJobTest {

  private static final DriverContext CONTEXT = Drivers.of("v0.8.0");
  private static final String IMAGE = "intel/pmem-csi-driver:v1.0.2";

  @Test
  void startsTheProgramOfRelease1OnOneNodeOnce() {
    Job job = ConversionJob.of(CONTEXT, "node-1", IMAGE, "now/1");
    PodSpec pod = job.getSpec().getTemplate().getSpec();
    Container container = pod.getContainers().getFirst();
    assertThat(job.getSpec().getBackoffLimit()).isZero();
    assertThat(pod.getNodeName()).isEqualTo("node-1");
    assertThat(pod.getRestartPolicy()).isEqualTo("Never");
    assertThat(pod.getServiceAccountName()).isEqualTo("pmem-csi-intel-com-node-setup");
    assertThat(container.getImage()).isEqualTo(IMAGE);
    assertThat(container.getSecurityContext().getPrivileged()).isTrue();
    assertThat(container.getCommand())
        .containsExactly(
            "/usr/local/bin/pmem-csi-driver",
            "-v=3",
            "-mode=force-convert-raw-namespaces",
            "-nodeSelector={\"storage\":\"pmem\"}",
            "-nodeid=$(KUBE_NODE_NAME)",
            "-drivername=pmem-csi.intel.com");
    assertThat(container.getVolumeMounts())
        .extracting(mount -> mount.getMountPath())
        .containsExactly("/dev", "/sys", "/host-sys");
  }

  @Test
  void anotherAttemptIsAnotherJob() {
    String first = ConversionJob.name(CONTEXT, "node-1", "now/1");
    assertThat(first).isNotEqualTo(ConversionJob.name(CONTEXT, "node-1", "now/2"));
    assertThat(first).isNotEqualTo(ConversionJob.name(CONTEXT, "node-2", "now/1"));
    assertThat(ConversionJob.of(CONTEXT, "node-1", IMAGE, "now/1").getMetadata().getName())
        .isEqualTo(first);
  }

  @Test
  void itsAccountMayPatchNodesAndNothingElse() {
    assertThat(ConversionJob.role(CONTEXT).getRules())
        .singleElement()
        .satisfies(
            rule -> {
              assertThat(rule.getResources()).containsExactly("nodes");
              assertThat(rule.getVerbs()).containsExactly("patch");
            });
    assertThat(ConversionJob.binding(CONTEXT).getSubjects().getFirst().getName())
        .isEqualTo(ConversionJob.account(CONTEXT).getMetadata().getName());
  }

  @ParameterizedTest
  @CsvSource({
    "intel/pmem-csi-driver:v1.0.2, true",
    "registry:5000/pmem-csi-driver:v1.1.0-rc1, true",
    "intel/pmem-csi-driver:v0.8.0, false",
    "intel/pmem-csi-driver:canary, false",
    "registry:5000/pmem-csi-driver, false",
  })
  void theTagTellsWhetherAnImageHasIt(String image, boolean has) {
    assertThat(ConversionProgram.in(image)).isEqualTo(has);
  }
}
