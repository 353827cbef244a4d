package io.windlass.activities.aistore.objects;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.windlass.activities.aistore.objects.HostTakeOverJob.Mode;
import io.windlass.activities.aistore.objects.HostTakeOverJob.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script runs on directories of this machine; the attribute is a file here. */
class HostTakeOverJobTest {

  private static final ConfigMap OWNER =
      new ConfigMapBuilder()
          .withNewMetadata()
          .withName("demo-take-over")
          .withNamespace("ais")
          .withUid("u1")
          .endMetadata()
          .build();

  private static final Work WORK =
      new Work(
          OWNER,
          "aisnode:v5.0",
          List.of("/ais/sda", "/ais/sdb"),
          "ais/demo/target",
          List.of("@ais/b1"));

  @TempDir private Path root;

  private String path = "";

  @BeforeEach
  void host() throws IOException {
    path = root.resolve("bin") + ":/usr/bin:/bin";
    program("setfattr", "printf %s \"$4\" > \"$5/.id\"");
    program("getfattr", "cat \"$4/.id\"");
    Files.createDirectories(root.resolve("disks/1"));
    object("disks/0/@ais/b1/%ob/dir/a");
  }

  private void program(String name, String line) throws IOException {
    Path file = Files.createDirectories(root.resolve("bin")).resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + line + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  private void object(String path) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, path);
  }

  @Test
  void writesTheIdMovesAndMovesBackHoweverOften() throws Exception {
    assertThat(run(Mode.IDENTIFY, "t1234567")).isEqualTo("count=1");
    assertThat(root.resolve("disks/1/ais/demo/target/.id")).hasContent("t1234567");
    Files.createDirectories(root.resolve("disks/0/ais/demo/target/@ais/b1/%ob"));

    for (int time = 0; time < 2; time++) {
      assertThat(run(Mode.BACK, "t1234567")).isEqualTo("count=1");
      assertThat(root.resolve("disks/0/@ais/b1/%ob/dir/a")).exists();
    }
    for (int time = 0; time < 2; time++) {
      assertThat(run(Mode.MOVE, "t1234567")).isEqualTo("count=1");
      assertThat(root.resolve("disks/0/ais/demo/target/@ais/b1/%ob/dir/a")).exists();
    }
    assertThat(run(Mode.BACK, "t1234567")).isEqualTo("count=1");
    assertThat(root.resolve("disks/0/@ais/b1/%ob/dir/a")).exists();
  }

  @Test
  void whatIsTriedLeavesNothingBehindAndWhatIsMissingIsTold() throws Exception {
    assertThat(run(Mode.TRY, "t1234567")).isEqualTo("count=0");
    assertThat(root.resolve("disks/1")).isEmptyDirectory();
    assertThat(root.resolve("disks/0/@ais/b1/%ob/dir/a")).exists();

    program("getfattr", "true");
    assertThat(run(Mode.TRY, "t1234567")).isEqualTo("disk 0 does not keep an attribute");
    program("setfattr", "exit 1");
    assertThat(run(Mode.TRY, "t1234567")).isEqualTo("disk 0 takes no attribute");
    assertThat(root.resolve("disks/1")).isEmptyDirectory();
    Files.delete(root.resolve("bin/setfattr"));
    path = root.resolve("bin").toString();
    for (String program : List.of("mkdir", "rm", "mv", "find")) {
      program(program, "exec /usr/bin/%s \"$@\"".formatted(program));
    }
    assertThat(run(Mode.TRY, "t1234567"))
        .isEqualTo("the image has no setfattr; give another nodeImage");
  }

  @Test
  void anotherIdAndWhatIsInTheWayAreTold() throws Exception {
    run(Mode.IDENTIFY, "t1234567");
    assertThat(run(Mode.IDENTIFY, "t7654321"))
        .isEqualTo("disk 0 has the id t1234567, and not t7654321");
    object("disks/0/ais/demo/target/@ais/b1/%ob/b");
    assertThat(run(Mode.MOVE, "t1234567")).startsWith("disk 0: something is in the way at ");
    assertThat(root.resolve("disks/0/@ais/b1/%ob/dir/a")).exists();
  }

  @Test
  void isRootOnTheDisksAndHasNoOtherRight() {
    Job job = HostTakeOverJob.of(WORK, Mode.MOVE, "cpu01", "t1234567");
    Container container = job.getSpec().getTemplate().getSpec().getContainers().getFirst();

    assertThat(HostTakeOverJob.host(job)).isEqualTo("cpu01");
    assertThat(job.getSpec().getTemplate().getSpec().getAutomountServiceAccountToken()).isFalse();
    assertThat(container.getSecurityContext().getPrivileged()).isNull();
    assertThat(container.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
    assertThat(job.getSpec().getTemplate().getSpec().getVolumes())
        .extracting(volume -> volume.getHostPath().getPath())
        .containsExactly("/ais/sda", "/ais/sdb");
    assertThat(job.getMetadata().getOwnerReferences().getFirst().getUid()).isEqualTo("u1");
  }

  /** The last words of the container. */
  private String run(Mode mode, String id) throws Exception {
    Container container =
        HostTakeOverJob.of(WORK, mode, "cpu01", id)
            .getSpec()
            .getTemplate()
            .getSpec()
            .getContainers()
            .getFirst();
    Path log = root.resolve("log");
    ProcessBuilder builder = new ProcessBuilder(container.getCommand());
    builder.environment().clear();
    for (EnvVar variable : container.getEnv()) {
      builder.environment().put(variable.getName(), variable.getValue());
    }
    builder.environment().put("PATH", path);
    builder.environment().put("HOST_ROOT", root.toString());
    builder.environment().put("TERMINATION_LOG", log.toString());
    assertThat(builder.start().waitFor(20, TimeUnit.SECONDS)).isTrue();
    return Files.readString(log).strip();
  }
}
