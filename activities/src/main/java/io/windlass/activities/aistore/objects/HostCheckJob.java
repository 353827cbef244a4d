package io.windlass.activities.aistore.objects;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSecurityContextBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Sysctl;
import io.fabric8.kubernetes.api.model.TolerationBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.Mount;
import io.windlass.workflows.aistore.resource.Names;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * A Job that tells how one host is set, as a target on it would see it.
 *
 * <ol>
 *   <li>Many settings belong to the network that a pod is in. So the pod has that of a target: its
 *       own, or the host's, and the settings that the spec asks for.
 *   <li>It has no right and no account, and writes nowhere. What it saw is the message with which
 *       its container ends, so nobody need read logs.
 *   <li>Directories of the host are mounted to be read, and only those in which targets keep data.
 * </ol>
 */
public final class HostCheckJob {

  /** The image to use instead of that of the nodes; it needs {@code /bin/sh}. */
  public static final String IMAGE = "windlass.io/check-hosts-image";

  /** Where directories of the host are mounted, each below its number. */
  public static final String MOUNTED = "/check/";

  private static final long LIMIT_SECONDS = 120;
  private static final int LEFT_FOR_SECONDS = 600;
  private static final long NOBODY = 65_534;
  private static final String SCRIPT = Scripts.read("host-check.sh");

  private HostCheckJob() {}

  /**
   * The Job for a host.
   *
   * @param host name of the Kubernetes node
   * @param occasion tells this check from others of the same host
   * @param settings files below {@code /proc/sys}
   */
  public static Job of(AIStore aistore, String host, String occasion, List<String> settings) {
    Names names = Names.of(aistore);
    Map<String, String> labels = Labels.hostCheck(names.cluster());
    return new JobBuilder()
        .withMetadata(OwnedMetadata.of(aistore, name(names, host + "/" + occasion), labels))
        .withNewSpec()
        .withBackoffLimit(0)
        .withActiveDeadlineSeconds(LIMIT_SECONDS)
        .withTtlSecondsAfterFinished(LEFT_FOR_SECONDS)
        .withNewTemplate()
        .withNewMetadata()
        .withLabels(labels)
        .endMetadata()
        .withSpec(pod(aistore, host, settings))
        .endTemplate()
        .endSpec()
        .build();
  }

  /** The host that a Job is for. */
  public static String host(Job job) {
    return job.getSpec().getTemplate().getSpec().getNodeName();
  }

  private static String name(Names names, String what) {
    String word = UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8)).toString();
    return "%s-check-%s".formatted(names.cluster(), word.substring(0, 13));
  }

  private static PodSpec pod(AIStore aistore, String host, List<String> settings) {
    List<Mount> mounts = onHost(aistore);
    return new PodSpecBuilder()
        .withNodeName(host)
        .withRestartPolicy("Never")
        .withAutomountServiceAccountToken(false)
        .withHostNetwork(
            Boolean.TRUE.equals(aistore.getSpec().targetSpec().hostNetwork()) ? true : null)
        .withSecurityContext(security(aistore))
        .withImagePullSecrets(aistore.getSpec().imagePullSecrets())
        .withTolerations(new TolerationBuilder().withOperator("Exists").build())
        .withContainers(container(aistore, settings, mounts.size()))
        .withVolumes(
            IntStream.range(0, mounts.size())
                .mapToObj(index -> directory(index, mounts.get(index)))
                .toList())
        .build();
  }

  /** Those of a target's mounts that are directories of the host. */
  public static List<Mount> onHost(AIStore aistore) {
    return aistore.getSpec().targetSpec().mounts().stream()
        .filter(mount -> !mount.claimed())
        .toList();
  }

  private static PodSecurityContext security(AIStore aistore) {
    List<Sysctl> asked =
        Optional.ofNullable(aistore.getSpec().targetSpec().securityContext())
            .map(PodSecurityContext::getSysctls)
            .orElse(List.of());
    return new PodSecurityContextBuilder()
        .withRunAsNonRoot(true)
        .withRunAsUser(NOBODY)
        .withNewSeccompProfile()
        .withType("RuntimeDefault")
        .endSeccompProfile()
        .withSysctls(asked)
        .build();
  }

  private static Container container(AIStore aistore, List<String> settings, int mounts) {
    String other = aistore.getMetadata().getAnnotations().getOrDefault(IMAGE, "").strip();
    return new ContainerBuilder()
        .withName("host-check")
        .withImage(other.isEmpty() ? aistore.getSpec().nodeImage() : other)
        .withImagePullPolicy("IfNotPresent")
        .withCommand("/bin/sh", "-c", SCRIPT)
        .addNewEnv()
        .withName("SETTINGS")
        .withValue(String.join(" ", settings))
        .endEnv()
        .withNewResources()
        .addToRequests("cpu", new Quantity("10m"))
        .addToRequests("memory", new Quantity("16Mi"))
        .addToLimits("cpu", new Quantity("100m"))
        .addToLimits("memory", new Quantity("64Mi"))
        .endResources()
        .withSecurityContext(SecurityDefaults.readOnly())
        .withVolumeMounts(IntStream.range(0, mounts).mapToObj(HostCheckJob::mounted).toList())
        .build();
  }

  private static VolumeMount mounted(int index) {
    return new VolumeMountBuilder()
        .withName("data-" + index)
        .withMountPath(MOUNTED + index)
        .withReadOnly(true)
        .build();
  }

  /** One that is not there is not made: the pod waits, and that is told. */
  private static Volume directory(int index, Mount mount) {
    return new VolumeBuilder()
        .withName("data-" + index)
        .withNewHostPath(mount.path(), "Directory")
        .build();
  }
}
