package io.windlass.activities.aistore.objects;

import io.fabric8.kubernetes.api.model.HostPathVolumeSourceBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.TolerationBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.Names;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/**
 * A Job that removes a cluster's state directory from one host, by the original operator's helper.
 * Its pod goes to that host whatever keeps others away from it.
 */
public final class HostCleanupJob {

  /** The original operator's helper. */
  public static final String IMAGE = "docker.io/aistorage/ais-operator-helper:latest";

  private static final String VOLUME = "state";
  private static final long LIMIT_SECONDS = 120;

  private HostCleanupJob() {}

  /**
   * The Job for a host.
   *
   * @param prefix the directory above {@code <namespace>/<name>}
   * @param host name of the Kubernetes node
   */
  public static Job of(AIStore aistore, String prefix, String host) {
    Names names = Names.of(aistore);
    Map<String, String> labels = Labels.cleanup(names.cluster());
    return new JobBuilder()
        .withMetadata(OwnedMetadata.of(aistore, name(names, host), labels))
        .withNewSpec()
        .withBackoffLimit(0)
        .withActiveDeadlineSeconds(LIMIT_SECONDS)
        .withNewTemplate()
        .withNewMetadata()
        .withLabels(labels)
        .endMetadata()
        .withSpec(pod(directory(aistore, prefix), prefix, host))
        .endTemplate()
        .endSpec()
        .build();
  }

  /** The directory that is removed. */
  public static String directory(AIStore aistore, String prefix) {
    Names names = Names.of(aistore);
    return "%s/%s/%s".formatted(prefix, names.namespace(), names.cluster());
  }

  /** The host that a Job is for. */
  public static String host(Job job) {
    return job.getSpec().getTemplate().getSpec().getNodeName();
  }

  /** A host's name may be too long, so a word of fixed length stands for it. */
  private static String name(Names names, String host) {
    String word = UUID.nameUUIDFromBytes(host.getBytes(StandardCharsets.UTF_8)).toString();
    return "%s-cleanup-%s".formatted(names.cluster(), word.substring(0, 8));
  }

  private static PodSpec pod(String directory, String prefix, String host) {
    return new PodSpecBuilder()
        .withNodeName(host)
        .withRestartPolicy("Never")
        .withTolerations(new TolerationBuilder().withOperator("Exists").build())
        .addNewContainer()
        .withName("cleanup-helper")
        .withImage(IMAGE)
        .withCommand("/cleanup-helper", "-dir=" + directory)
        .withVolumeMounts(DaemonMounts.mount(VOLUME, prefix))
        .endContainer()
        .addNewVolume()
        .withName(VOLUME)
        .withHostPath(
            new HostPathVolumeSourceBuilder()
                .withPath(prefix)
                .withType("DirectoryOrCreate")
                .build())
        .endVolume()
        .build();
  }
}
