package io.windlass.activities.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Pods that Jobs have made. */
public final class JobPods {

  /** Label of a pod: the name of its Job. */
  public static final String JOB = "batch.kubernetes.io/job-name";

  private JobPods() {}

  /** Those with the labels, by the names of their Jobs; of several, one. */
  public static Map<String, Pod> byJob(
      KubernetesClient kubernetes, String namespace, Map<String, String> labels) {
    return kubernetes.pods().inNamespace(namespace).withLabels(labels).list().getItems().stream()
        .collect(Collectors.toMap(JobPods::job, Function.identity(), (one, other) -> one));
  }

  private static String job(HasMetadata pod) {
    return Objects.requireNonNullElse(pod.getMetadata().getLabels(), Map.<String, String>of())
        .getOrDefault(JOB, "");
  }
}
