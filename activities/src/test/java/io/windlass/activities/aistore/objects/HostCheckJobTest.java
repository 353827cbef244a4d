package io.windlass.activities.aistore.objects;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Sysctl;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostCheckJobTest {

  private static final List<String> SETTINGS = List.of("net/core/somaxconn", "vm/gone");

  @TempDir private Path root;

  @Test
  void hasNoRightsAndTheNodesImage() {
    PodSpec pod = pod("{}");
    Container container = pod.getContainers().getFirst();
    assertThat(pod.getNodeName()).isEqualTo("node-1");
    assertThat(pod.getAutomountServiceAccountToken()).isFalse();
    assertThat(pod.getHostNetwork()).isNull();
    assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
    assertThat(pod.getVolumes()).isEmpty();
    assertThat(container.getImage()).isEqualTo("aistorage/aisnode:v5.0");
    assertThat(container.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
    assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
    assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
  }

  @Test
  void belongsToTheResourceAndToTheRequest() {
    Job first = job("{}", "monday");
    assertThat(first.getMetadata().getOwnerReferences()).hasSize(1);
    assertThat(first).isEqualTo(job("{}", "monday"));
    assertThat(first.getMetadata().getName())
        .isNotEqualTo(job("{}", "tuesday").getMetadata().getName());
    assertThat(HostCheckJob.host(first)).isEqualTo("node-1");
  }

  @Test
  void seesWhatATargetWouldSee() {
    PodSpec pod =
        pod(
            """
            targetSpec:
              hostNetwork: true
              securityContext: {sysctls: [{name: net.core.somaxconn, value: "100000"}]}
              mounts:
                - {path: /ais/a, size: 1Gi}
                - {path: /ais/b, useHostPath: true}
            """);
    assertThat(pod.getHostNetwork()).isTrue();
    assertThat(pod.getSecurityContext().getSysctls())
        .extracting(Sysctl::getName)
        .containsExactly("net.core.somaxconn");
    assertThat(pod.getVolumes())
        .extracting(Volume::getHostPath)
        .singleElement()
        .satisfies(
            path -> {
              assertThat(path.getPath()).isEqualTo("/ais/b");
              assertThat(path.getType()).isEqualTo("Directory");
            });
    assertThat(pod.getContainers().getFirst().getVolumeMounts())
        .singleElement()
        .satisfies(mount -> assertThat(mount.getReadOnly()).isTrue());
  }

  @Test
  void takesAnotherImageWhenItIsNamed() {
    Job job =
        HostCheckJob.of(
            Clusters.merged("metadata: {annotations: {windlass.io/check-hosts-image: busybox}}"),
            "node-1",
            "t",
            SETTINGS);
    assertThat(job.getSpec().getTemplate().getSpec().getContainers().getFirst().getImage())
        .isEqualTo("busybox");
  }

  @Test
  void theScriptTellsWhatItSees() throws IOException, InterruptedException {
    write("proc/sys/net/core/somaxconn", "4096\n");
    write(
        "proc/self/mountinfo",
        """
        22 1 8:1 / / rw,relatime - ext4 /dev/sda1 rw
        90 22 8:16 /ns /check/0 ro,noatime shared:7 master:1 - xfs /dev/sdb rw,attr2
        """);
    Container container = pod("{}").getContainers().getFirst();
    ProcessBuilder shell = new ProcessBuilder(container.getCommand());
    Map<String, String> environment = shell.environment();
    environment.clear();
    container.getEnv().forEach(one -> environment.put(one.getName(), one.getValue()));
    environment.put("HOST_ROOT", root.toString());
    environment.put("TERMINATION_LOG", root.resolve("log").toString());
    assertThat(shell.start().waitFor()).isZero();
    assertThat(Files.readString(root.resolve("log")).lines())
        .contains("net/core/somaxconn=4096", "mount=/check/0 8:16 xfs")
        .anyMatch(line -> line.startsWith("nofile="))
        .hasSize(3);
  }

  private void write(String file, String content) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, content);
  }

  private static PodSpec pod(String spec) {
    return job(spec, "t").getSpec().getTemplate().getSpec();
  }

  private static Job job(String spec, String occasion) {
    return HostCheckJob.of(Clusters.with(spec), "node-1", occasion, SETTINGS);
  }
}
