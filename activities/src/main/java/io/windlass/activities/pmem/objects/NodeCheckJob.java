package io.windlass.activities.pmem.objects;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.TolerationBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * A Job that tells what persistent memory a node has, and what is on it.
 *
 * <ol>
 *   <li>It reads files below {@code /sys}, and looks for directories of the kubelet and of drivers;
 *       all of that is mounted to be read only. It opens no device.
 *   <li>It has no privilege, no capability and no account. It is root, since a kubelet lets nobody
 *       else into its directory.
 *   <li>What it saw is the message with which its container ends, so nobody need read logs.
 * </ol>
 */
public final class NodeCheckJob {

  /** The image to use instead of the driver's; it needs {@code /bin/sh}. */
  public static final String IMAGE = "windlass.io/check-hosts-image";

  /** Label of the pods: whose check it is. */
  private static final String LABEL = "windlass.io/pmem-check";

  private static final String STATE = "/var/lib";
  private static final long LIMIT_SECONDS = 120;
  private static final long LEFT_FOR_SECONDS = 600;
  private static final String SCRIPT = script();

  private NodeCheckJob() {}

  /**
   * The Job for a node.
   *
   * @param image that a person names instead of the driver's
   * @param occasion tells this check from others of the same node
   */
  public static Job of(
      DriverContext context, String node, Optional<String> image, String occasion) {
    Map<String, String> labels = labels(context);
    return new JobBuilder()
        .withMetadata(OwnedMetadata.namespaced(context, name(context, node + "/" + occasion)))
        .withNewSpec()
        .withBackoffLimit(0)
        .withActiveDeadlineSeconds(LIMIT_SECONDS)
        .withTtlSecondsAfterFinished((int) LEFT_FOR_SECONDS)
        .withNewTemplate()
        .withNewMetadata()
        .withLabels(labels)
        .endMetadata()
        .withSpec(pod(context, node, image))
        .endTemplate()
        .endSpec()
        .build();
  }

  /** By which the pods of all checks of a driver are found. */
  public static Map<String, String> labels(DriverContext context) {
    return Map.of(LABEL, context.names().owner());
  }

  /** The node that a Job is for. */
  public static String node(Job job) {
    return job.getSpec().getTemplate().getSpec().getNodeName();
  }

  private static String name(DriverContext context, String what) {
    String word = UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8)).toString();
    return "%s-check-%s".formatted(context.names().hyphened(), word.substring(0, 13));
  }

  private static PodSpec pod(DriverContext context, String node, Optional<String> image) {
    return new PodSpecBuilder()
        .withNodeName(node)
        .withRestartPolicy("Never")
        .withAutomountServiceAccountToken(false)
        .withTolerations(new TolerationBuilder().withOperator("Exists").build())
        .withContainers(container(context, image))
        .withVolumes(
            directory("sys", "/sys"),
            directory("kubelet", parent(context)),
            directory("state", STATE))
        .build();
  }

  private static Container container(DriverContext context, Optional<String> image) {
    Path kubelet = Path.of(context.spec().kubeletDir());
    return new ContainerBuilder()
        .withName("node-check")
        .withImage(image.orElse(context.spec().images().driver()))
        .withImagePullPolicy(context.spec().images().pullPolicy())
        .withCommand("/bin/sh", "-c", SCRIPT)
        .addNewEnv()
        .withName("KUBELET")
        .withValue(String.valueOf(kubelet.getFileName()))
        .endEnv()
        .addNewEnv()
        .withName("DRIVER")
        .withValue(context.spec().driverName())
        .endEnv()
        .withNewResources()
        .addToRequests("cpu", new Quantity("10m"))
        .addToRequests("memory", new Quantity("16Mi"))
        .addToLimits("cpu", new Quantity("100m"))
        .addToLimits("memory", new Quantity("64Mi"))
        .endResources()
        .withNewSecurityContext()
        .withRunAsUser(0L)
        .withAllowPrivilegeEscalation(false)
        .withReadOnlyRootFilesystem(true)
        .withNewCapabilities()
        .withDrop("ALL")
        .endCapabilities()
        .endSecurityContext()
        .withVolumeMounts(List.of(read("sys"), read("kubelet"), read("state")))
        .build();
  }

  /** What is there even where the kubelet has its files elsewhere. */
  private static String parent(DriverContext context) {
    return Optional.ofNullable(Path.of(context.spec().kubeletDir()).getParent())
        .map(Path::toString)
        .orElse("/");
  }

  private static VolumeMount read(String name) {
    return new VolumeMountBuilder()
        .withName(name)
        .withMountPath("/check/" + name)
        .withReadOnly(true)
        .build();
  }

  /** One that is not there is not made: the pod waits, and that is told. */
  private static Volume directory(String name, String path) {
    return new VolumeBuilder().withName(name).withNewHostPath(path, "Directory").build();
  }

  private static String script() {
    try (InputStream file = NodeCheckJob.class.getResourceAsStream("node-check.sh")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
