package io.windlass.activities.pmem.objects;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.windlass.workflows.pmem.NodeFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeCheckJobTest {

  private static final String DEVICES = "check/sys/bus/nd/devices/";
  private static final String KUBELET = "check/kubelet/kubelet/";

  @TempDir private Path root;

  @Test
  void readsOnlyAndHasNoRights() {
    PodSpec pod = pod(job(Optional.empty(), "monday"));
    Container container = pod.getContainers().getFirst();
    assertThat(pod.getNodeName()).isEqualTo("node-1");
    assertThat(pod.getAutomountServiceAccountToken()).isFalse();
    assertThat(pod.getVolumes())
        .extracting(volume -> volume.getHostPath().getPath())
        .containsExactly("/sys", "/var/lib", "/var/lib");
    assertThat(container.getVolumeMounts()).allMatch(mount -> mount.getReadOnly());
    assertThat(container.getImage()).isEqualTo("intel/pmem-csi-driver:v0.8.0");
    assertThat(container.getSecurityContext().getPrivileged()).isNull();
    assertThat(container.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
  }

  @Test
  void belongsToTheResourceAndToTheRequest() {
    Job first = job(Optional.of("busybox:1.37"), "monday");
    assertThat(first.getMetadata().getOwnerReferences()).hasSize(1);
    assertThat(first.getMetadata().getName())
        .isNotEqualTo(job(Optional.empty(), "tuesday").getMetadata().getName());
    assertThat(pod(first).getContainers().getFirst().getImage()).isEqualTo("busybox:1.37");
    assertThat(NodeCheckJob.node(first)).isEqualTo("node-1");
  }

  @Test
  void tellsWhatTheKernelAndTheKubeletShow() throws Exception {
    region(0, "1000", "300");
    region(1, "500", "500");
    write(DEVICES + "region1/read_only", "1");
    namespace("0.0", "400", "raw", "");
    namespace("0.1", "200", "memory", "pmem-csi");
    namespace("0.2", "100", "memory", "");
    namespace("0.3", "0", "raw", "");
    write("check/sys/module/libnvdimm/refcnt", "1");
    write("check/sys/module/nd_pmem/refcnt", "1");
    write(KUBELET + "pods/here", "");
    write(KUBELET + "plugins/pmem-csi.intel.com/csi.sock", "");
    write("check/state/pmem-csi.intel.com/volume.json", "");
    write("check/state/pmem-csi.intel.com/another.json", "");

    NodeFacts facts = run();

    assertThat(facts.regions()).isEqualTo(1);
    assertThat(facts.size()).isEqualTo(1000);
    assertThat(facts.free()).isEqualTo(300);
    assertThat(facts.raw()).isEqualTo(1);
    assertThat(facts.rawSize()).isEqualTo(400);
    assertThat(facts.ours()).isEqualTo(200);
    assertThat(facts.unnamed()).isEqualTo(1);
    assertThat(facts.others()).isEqualTo(100);
    assertThat(facts.word("kubelet")).hasValue("yes");
    assertThat(facts.word("missing")).hasValue("dm_mod");
    assertThat(facts.word("left")).hasValue("socket,state");
    assertThat(NodeFacts.remembered(facts.text(), "b1")).hasValue(facts);
    assertThat(NodeFacts.remembered(facts.text(), "b2")).isEmpty();
  }

  @Test
  void aNodeWithoutMemoryHasNothing() throws Exception {
    NodeFacts facts = run();
    assertThat(facts.regions()).isZero();
    assertThat(facts.word("kubelet")).hasValue("no");
    assertThat(facts.word("left")).hasValue("");
  }

  private void region(int number, String size, String free) throws IOException {
    String directory = DEVICES + "region%d/".formatted(number);
    write(directory + "size", size);
    write(directory + "available_size", free);
    write(directory + "read_only", "0");
    write(directory + "devtype", "nd_pmem");
  }

  private void namespace(String number, String size, String mode, String name) throws IOException {
    String directory = DEVICES + "namespace%s/".formatted(number);
    write(directory + "size", size);
    write(directory + "mode", mode);
    write(directory + "alt_name", name);
  }

  private void write(String file, String content) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, content + "\n");
  }

  private NodeFacts run() throws Exception {
    Container container = pod(job(Optional.empty(), "monday")).getContainers().getFirst();
    ProcessBuilder builder = new ProcessBuilder(container.getCommand());
    Map<String, String> environment = builder.environment();
    environment.clear();
    container.getEnv().forEach(one -> environment.put(one.getName(), one.getValue()));
    Path log = root.resolve("log");
    environment.put("HOST_ROOT", root.toString());
    environment.put("TERMINATION_LOG", log.toString());
    assertThat(builder.inheritIO().start().waitFor()).isZero();
    return NodeFacts.of("b1", Files.readString(log));
  }

  private static PodSpec pod(Job job) {
    return job.getSpec().getTemplate().getSpec();
  }

  private static Job job(Optional<String> image, String occasion) {
    return NodeCheckJob.of(Drivers.of("v0.8.0"), "node-1", image, occasion);
  }
}
