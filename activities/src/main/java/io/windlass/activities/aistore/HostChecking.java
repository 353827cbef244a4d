package io.windlass.activities.aistore;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.windlass.activities.aistore.hosts.HostAnswer;
import io.windlass.activities.aistore.hosts.HostReport;
import io.windlass.activities.aistore.hosts.HostSummary;
import io.windlass.activities.aistore.objects.HostCheckJob;
import io.windlass.activities.aistore.objects.Labels;
import io.windlass.activities.kubernetes.JobPods;
import io.windlass.activities.kubernetes.OwnObjects;
import io.windlass.workflows.aistore.autoscale.HostRules;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.aistore.resource.DaemonSpec;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Looks at hosts from inside, and tells how their settings differ from the recommended ones.
 *
 * <ol>
 *   <li>One Job for each host that takes nodes of the cluster, at most {@link #MOST}, a few at a
 *       time. Each belongs to the resource, and to the request for it.
 *   <li>One that has not ended in time is given up, and told with what its pod waits for.
 *   <li>Its Job is deleted when it has answered or is given up, also when this is broken off.
 *   <li>Then the resource tells what was found, and the request is answered.
 * </ol>
 *
 * <p>Guarantee: nothing is changed on a host, and no cluster waits for a host for ever.
 *
 * @param limit how long hosts may take that are looked at together
 */
record HostChecking(ClusterAccess access, AIStore aistore, Duration limit) {

  /** How many hosts are looked at. */
  static final int MOST = 200;

  /** For a host that has to get the image first. */
  static final Duration LIMIT = Duration.ofMinutes(2);

  private static final int AT_A_TIME = 20;

  void run() {
    String token = Request.CHECK_HOSTS.token(aistore.getMetadata().getAnnotations());
    List<String> hosts = hosts();
    List<String> looked = hosts.stream().limit(MOST).toList();
    Map<String, List<String>> differences = new HashMap<>();
    for (int first = 0; first < looked.size(); first += AT_A_TIME) {
      int end = Math.min(looked.size(), first + AT_A_TIME);
      differences.putAll(look(looked.subList(first, end), token));
    }
    List<String> sentences = new ArrayList<>(HostSummary.of(differences));
    if (hosts.size() > looked.size()) {
      sentences.add("%d more were not looked at".formatted(hosts.size() - looked.size()));
    }
    sentences.forEach(sentence -> access.warn(aistore, Reason.ADVICE, sentence));
    access.preflightReporter().hostSettings(aistore, looked.size(), sentences);
    access.resources().annotate(aistore, Map.of(Request.CHECK_HOSTS.answer(), token));
  }

  private List<String> hosts() {
    return access.kubernetes().nodes().list().getItems().stream()
        .filter(host -> Arrays.stream(DaemonRole.values()).anyMatch(role -> suits(host, role)))
        .map(host -> host.getMetadata().getName())
        .sorted()
        .toList();
  }

  private boolean suits(Node host, DaemonRole role) {
    DaemonSpec daemon = aistore.getSpec().daemon(role);
    return HostRules.has(host, daemon.nodeSelector()) && HostRules.open(host, daemon.tolerations());
  }

  /** What each of them says, in words. */
  private Map<String, List<String>> look(List<String> hosts, String token) {
    OwnObjects own = access.objects(aistore);
    List<Job> jobs =
        hosts.stream()
            .map(host -> HostCheckJob.of(aistore, host, token, HostReport.files()))
            .toList();
    Map<String, Pod> seen = new ConcurrentHashMap<>();
    try {
      jobs.forEach(own::apply);
      access.await(
          aistore,
          () -> {
            seen.putAll(pods());
            return jobs.stream().allMatch(job -> answer(job, seen).over());
          },
          limit);
      return jobs.stream()
          .collect(
              Collectors.toMap(
                  HostCheckJob::host,
                  job -> answer(job, seen).differences(HostCheckJob.onHost(aistore))));
    } finally {
      jobs.forEach(own::delete);
    }
  }

  private static HostAnswer answer(Job job, Map<String, Pod> seen) {
    return new HostAnswer(Optional.ofNullable(seen.get(job.getMetadata().getName())));
  }

  /** The pods of Jobs, by the Jobs' names. */
  private Map<String, Pod> pods() {
    return JobPods.byJob(
        access.kubernetes(),
        aistore.getMetadata().getNamespace(),
        Labels.hostCheck(aistore.getMetadata().getName()));
  }
}
