package io.windlass.activities.aistore.takeover;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.windlass.activities.aistore.objects.HostTakeOverJob;
import io.windlass.activities.aistore.objects.HostTakeOverJob.Mode;
import io.windlass.activities.aistore.objects.HostTakeOverJob.Work;
import io.windlass.activities.kubernetes.ErrandAnswer;
import io.windlass.activities.kubernetes.JobPods;
import io.windlass.activities.kubernetes.ServerSide;
import io.windlass.activities.temporal.Waiting;
import io.windlass.workflows.aistore.takeover.TakeOverFacts;
import io.windlass.workflows.aistore.takeover.TakeOverFacts.Bucket;
import io.windlass.workflows.aistore.takeover.TakeOverFacts.Host;
import io.windlass.workflows.aistore.takeover.TakeOverRequest;
import io.windlass.workflows.lifecycle.Failures;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Works on the disks of hosts, by one Job on each of them.
 *
 * <ol>
 *   <li>A few Jobs at a time. Each is waited for however long it takes: a count reads every
 *       directory.
 *   <li>What each said is read from its pod; then it is deleted. One that failed is told in its own
 *       words, and may be tried again: done twice, its work is done once.
 * </ol>
 */
record HostWork(KubernetesClient kubernetes, TakeOverRequest request, Work work) {

  private static final int AT_A_TIME = 20;

  /** For a host that has to get the image first. */
  private static final Duration START = Duration.ofMinutes(5);

  private static final String COUNT = "count=";

  static HostWork of(
      KubernetesClient kubernetes, TakeOverRequest request, TakeOverFacts facts, ConfigMap owner) {
    return new HostWork(
        kubernetes,
        request,
        new Work(
            owner,
            request.nodeImage(),
            facts.disks(),
            "%s/%s/target".formatted(request.namespace(), request.name()),
            facts.buckets().stream().map(Bucket::directory).toList()));
  }

  /**
   * Does it on some hosts.
   *
   * @return how many files of objects each has
   * @throws io.temporal.failure.ApplicationFailure when one fails; it may be tried again
   */
  Map<String, Long> run(Mode mode, List<Host> hosts) {
    Map<String, Long> counted = new TreeMap<>();
    for (int first = 0; first < hosts.size(); first += AT_A_TIME) {
      List<Host> some = hosts.subList(first, Math.min(hosts.size(), first + AT_A_TIME));
      List<Job> jobs =
          some.stream()
              .map(host -> HostTakeOverJob.of(work, mode, host.name(), host.id()))
              .toList();
      discard(others(mode, some));
      counted.putAll(run(jobs));
    }
    return counted;
  }

  private Map<String, Long> run(List<Job> jobs) {
    ServerSide objects = new ServerSide(kubernetes);
    jobs.forEach(objects::apply);
    Map<String, Long> counted = new TreeMap<>();
    try {
      if (Waiting.until(() -> jobs.stream().allMatch(this::begun), START)) {
        Waiting.until(() -> jobs.stream().allMatch(job -> said(job).isPresent()));
      }
      for (Job job : jobs) {
        String host = HostTakeOverJob.host(job);
        counted.put(host, count(host, said(job).orElseGet(() -> silent(answer(job)))));
      }
    } finally {
      discard(jobs);
    }
    return counted;
  }

  /** What a worker that died may have left: it must not work against this one, nor speak for it. */
  private List<Job> others(Mode mode, List<Host> hosts) {
    return Stream.of(Mode.values())
        .filter(other -> other != mode)
        .flatMap(
            other ->
                hosts.stream().map(host -> HostTakeOverJob.of(work, other, host.name(), host.id())))
        .toList();
  }

  private void discard(List<Job> jobs) {
    ServerSide objects = new ServerSide(kubernetes);
    jobs.forEach(objects::delete);
    Waiting.until(
        () ->
            jobs.stream()
                .allMatch(job -> objects.live(job).isEmpty() && pods(job).findAny().isEmpty()));
  }

  private static long count(String host, String said) {
    if (!said.startsWith(COUNT)) {
      throw Failures.notYet("host %s: %s".formatted(host, said));
    }
    return Long.parseLong(said.substring(COUNT.length()).strip());
  }

  private boolean begun(Job job) {
    return said(job).isPresent()
        || pods(job).anyMatch(pod -> !"Pending".equals(pod.getStatus().getPhase()));
  }

  /** The last words of its pod; empty while that has not ended. */
  private Optional<String> said(Job job) {
    ErrandAnswer answer = answer(job);
    return answer.over()
        ? Optional.of(answer.words().map(String::strip).orElseGet(() -> silent(answer)))
        : lost(job);
  }

  /** A pod that is lost with its host says nothing, and neither does one that somebody deletes. */
  private Optional<String> lost(Job job) {
    Job live = kubernetes.resource(job).get();
    if (live == null) {
      return Optional.of("its Job was deleted");
    }
    return Optional.ofNullable(live.getStatus())
        .map(JobStatus::getFailed)
        .filter(failures -> failures > 0)
        .map(failures -> "its pod was lost");
  }

  private ErrandAnswer answer(Job job) {
    return new ErrandAnswer(pods(job).findFirst());
  }

  private static String silent(ErrandAnswer answer) {
    return "no answer (%s)".formatted(answer.why());
  }

  private Stream<Pod> pods(Job job) {
    return kubernetes
        .pods()
        .inNamespace(request.namespace())
        .withLabel(JobPods.JOB, job.getMetadata().getName())
        .list()
        .getItems()
        .stream();
  }
}
