package io.windlass.activities.aistore.objects;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import io.fabric8.kubernetes.api.model.TolerationBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A Job that works on the disks of one host for a take-over.
 *
 * <ol>
 *   <li>It is root on these disks alone, each mounted by its own path: so a rename stays on its
 *       filesystem. It has no account and no other right.
 *   <li>The message with which its container ends is what it counted, or why it failed.
 *   <li>The image is that of modern nodes, which has to have a shell and {@code setfattr}: that is
 *       tried before the old cluster is stopped.
 * </ol>
 */
public final class HostTakeOverJob {

  private static final String MOUNTED = "/disks/";
  private static final String SCRIPT = Scripts.read("take-over.sh");

  private HostTakeOverJob() {}

  /** What is done on a host. */
  public enum Mode {
    TRY,
    IDENTIFY,
    MOVE,
    BACK
  }

  /**
   * What the Jobs of all hosts have in common.
   *
   * @param owner what was kept for the take-over; a Job goes with it
   * @param disks directories of the host
   * @param inside the new directory below a disk
   * @param buckets directories of buckets below a disk
   */
  public record Work(
      ConfigMap owner, String image, List<String> disks, String inside, List<String> buckets) {}

  /**
   * The Job for a host.
   *
   * @param host name of the Kubernetes node
   * @param id of its target
   */
  public static Job of(Work work, Mode mode, String host, String id) {
    String namespace = work.owner().getMetadata().getNamespace();
    return new JobBuilder()
        .withNewMetadata()
        .withName(name(work, mode, host))
        .withNamespace(namespace)
        .withLabels(labels(work.owner()))
        .withOwnerReferences(owned(work.owner()))
        .endMetadata()
        .withNewSpec()
        .withBackoffLimit(0)
        .withNewTemplate()
        .withNewMetadata()
        .withLabels(labels(work.owner()))
        .endMetadata()
        .withSpec(pod(work, mode, host, id))
        .endTemplate()
        .endSpec()
        .build();
  }

  /** Labels of the Jobs of one take-over, and of their pods. */
  public static Map<String, String> labels(ConfigMap owner) {
    return Labels.takeOver(owner.getMetadata().getName());
  }

  /** The host that a Job is for. */
  public static String host(Job job) {
    return job.getSpec().getTemplate().getSpec().getNodeName();
  }

  private static String name(Work work, Mode mode, String host) {
    String what = work.owner().getMetadata().getUid() + host;
    String word = UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8)).toString();
    return "%s-%s-%s"
        .formatted(
            work.owner().getMetadata().getName(),
            mode.name().toLowerCase(Locale.ROOT),
            word.substring(0, 8));
  }

  private static OwnerReference owned(ConfigMap owner) {
    return new OwnerReferenceBuilder()
        .withApiVersion(owner.getApiVersion())
        .withKind(owner.getKind())
        .withName(owner.getMetadata().getName())
        .withUid(owner.getMetadata().getUid())
        .build();
  }

  private static PodSpec pod(Work work, Mode mode, String host, String id) {
    return new PodSpecBuilder()
        .withNodeName(host)
        .withRestartPolicy("Never")
        .withAutomountServiceAccountToken(false)
        .withTolerations(new TolerationBuilder().withOperator("Exists").build())
        .withContainers(container(work, mode, id))
        .withVolumes(numbers(work).mapToObj(number -> volume(work, number)).toList())
        .build();
  }

  private static IntStream numbers(Work work) {
    return IntStream.range(0, work.disks().size());
  }

  private static Container container(Work work, Mode mode, String id) {
    return new ContainerBuilder()
        .withName("take-over")
        .withImage(work.image())
        .withImagePullPolicy("IfNotPresent")
        .withCommand("/bin/sh", "-c", SCRIPT)
        .withEnv(
            variable("MODE", mode.name().toLowerCase(Locale.ROOT)),
            variable("ID", id),
            variable("INSIDE", work.inside()),
            variable("BUCKETS", String.join(" ", work.buckets())),
            variable(
                "DISKS",
                numbers(work).mapToObj(Integer::toString).collect(Collectors.joining(" "))))
        .withSecurityContext(
            new SecurityContextBuilder()
                .withRunAsUser(0L)
                .withAllowPrivilegeEscalation(false)
                .withNewCapabilities()
                .withDrop("ALL")
                .withAdd("DAC_OVERRIDE", "FOWNER")
                .endCapabilities()
                .build())
        .withVolumeMounts(numbers(work).mapToObj(HostTakeOverJob::mounted).toList())
        .build();
  }

  private static EnvVar variable(String name, String value) {
    return new EnvVarBuilder().withName(name).withValue(value).build();
  }

  private static VolumeMount mounted(int number) {
    return new VolumeMountBuilder()
        .withName("disk-" + number)
        .withMountPath(MOUNTED + number)
        .build();
  }

  /** One that is not there is not made: the pod waits, and that is told. */
  private static Volume volume(Work work, int number) {
    return new VolumeBuilder()
        .withName("disk-" + number)
        .withNewHostPath(work.disks().get(number), "Directory")
        .build();
  }
}
