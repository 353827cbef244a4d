package io.windlass.activities.aistore;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.windlass.activities.aistore.objects.HostCleanupJob;
import io.windlass.activities.kubernetes.OwnObjects;
import io.windlass.activities.temporal.Waiting;
import io.windlass.workflows.aistore.autoscale.HostRules;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.AIStoreSpec;
import io.windlass.workflows.aistore.resource.StateVolume;
import io.windlass.workflows.lifecycle.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Removes the state directories of a cluster from its hosts.
 *
 * <ol>
 *   <li>One Job for each Kubernetes node on which proxies or targets may have run, all at once.
 *       Each belongs to the resource: a stranger's Job is never touched, whatever its name.
 *   <li>A Job that has not succeeded within two minutes is given up, and what to remove by hand is
 *       told: a host may be gone for good.
 *   <li>All Jobs are deleted.
 * </ol>
 */
record HostCleaning(ClusterAccess access, AIStore aistore) {

  private static final Duration LIMIT = Duration.ofMinutes(2);

  void run() {
    if (StateVolume.of(aistore.getSpec()) instanceof StateVolume.OnHost(String prefix)) {
      List<Job> jobs = hosts().map(host -> HostCleanupJob.of(aistore, prefix, host)).toList();
      OwnObjects own = access.objects(aistore);
      List<Job> begun = jobs.stream().filter(job -> begin(own, job)).toList();
      Waiting.until(() -> begun.stream().allMatch(this::over), LIMIT);
      report(jobs.stream().filter(job -> !succeeded(job)).toList(), prefix);
      begun.forEach(own::delete);
    }
  }

  /** In a namespace that is being deleted no Job can be made. */
  private boolean begin(OwnObjects own, Job job) {
    try {
      own.apply(job);
      return true;
    } catch (KubernetesClientException refused) {
      if (access.namespaceGoes(aistore)) {
        return false;
      }
      throw refused;
    }
  }

  private boolean over(Job job) {
    return succeeded(job)
        || live(job).map(found -> found.getStatus().getFailed()).filter(n -> n > 0).isPresent();
  }

  private boolean succeeded(Job job) {
    return live(job).map(found -> found.getStatus().getSucceeded()).filter(n -> n > 0).isPresent();
  }

  private Optional<Job> live(Job job) {
    return Optional.ofNullable(access.kubernetes().resource(job).get())
        .filter(found -> found.getStatus() != null);
  }

  private void report(List<Job> undone, String prefix) {
    if (!undone.isEmpty()) {
      access.warn(
          aistore,
          Reason.CLEAN_UP_BLOCKED,
          "the state was not removed from %s: remove %s there"
              .formatted(
                  undone.stream().map(HostCleanupJob::host).collect(Collectors.joining(", ")),
                  HostCleanupJob.directory(aistore, prefix)));
    }
  }

  private Stream<String> hosts() {
    AIStoreSpec spec = aistore.getSpec();
    return access.kubernetes().nodes().list().getItems().stream()
        .filter(
            node ->
                HostRules.has(node, spec.proxySpec().nodeSelector())
                    || HostRules.has(node, spec.targetSpec().nodeSelector()))
        .map(node -> node.getMetadata().getName());
  }
}
