package io.windlass.activities.pmem;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeSystemInfo;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.windlass.activities.kubernetes.ErrandAnswer;
import io.windlass.activities.kubernetes.JobPods;
import io.windlass.activities.kubernetes.OwnObjects;
import io.windlass.activities.pmem.objects.DriverContext;
import io.windlass.activities.pmem.objects.NodeCheckJob;
import io.windlass.activities.temporal.Waiting;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.Request;
import io.windlass.workflows.pmem.ConvertedNode;
import io.windlass.workflows.pmem.DriverStep;
import io.windlass.workflows.pmem.NodeFacts;
import io.windlass.workflows.pmem.NodeStep.ProbeNode;
import io.windlass.workflows.pmem.resource.PmemResource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Looks at nodes from inside, and remembers on each what persistent memory it has.
 *
 * <ol>
 *   <li>One Job for each node, at most {@link #MOST}, a few at a time. Each belongs to the
 *       resource, and to the request for it.
 *   <li>What a pod saw is written on its node, with the node's present start: another start, and
 *       nobody believes it any more.
 *   <li>A node that does not answer in time is told, with what its pod waits for; what was known of
 *       it before stays.
 *   <li>A Job is deleted when its pod has answered or is given up, also when this is broken off.
 * </ol>
 *
 * <p>Guarantee: nothing but that annotation is changed, and nobody waits for a node for ever.
 *
 * @param limit how long nodes may take that are looked at together
 */
record NodeChecking(DriverAccess access, PmemResource resource, Duration limit) {

  /** How many nodes are looked at. */
  static final int MOST = 200;

  /** For a node that has to get the image first. */
  static final Duration LIMIT = Duration.ofMinutes(2);

  private static final int AT_A_TIME = 20;

  /** All that are selected and can be reached; then the request is answered. */
  void ofSelected() {
    String token = Request.CHECK_HOSTS.token(DriverRefusals.annotations(resource));
    DriverContext context = access.observer().context(resource);
    List<String> nodes =
        access.kubernetes().nodes().list().getItems().stream()
            .filter(node -> Rivals.selects(context.spec().nodeSelector(), node))
            .filter(NodeLook::reachable)
            .map(node -> node.getMetadata().getName())
            .sorted()
            .toList();
    List<String> looked = nodes.stream().limit(MOST).toList();
    tell(look(context, looked, token));
    if (nodes.size() > looked.size()) {
      advise("%d more were not looked at".formatted(nodes.size() - looked.size()));
    }
    access.resources().annotate(resource, Map.of(Request.CHECK_HOSTS.answer(), token));
  }

  /**
   * Looks at these.
   *
   * @param occasion tells this look from others
   * @return why there is no answer, by node
   */
  Map<String, String> look(DriverContext context, List<String> nodes, String occasion) {
    Map<String, String> silent = new TreeMap<>();
    for (int first = 0; first < nodes.size(); first += AT_A_TIME) {
      int end = Math.min(nodes.size(), first + AT_A_TIME);
      silent.putAll(together(context, nodes.subList(first, end), occasion));
    }
    return silent;
  }

  private Map<String, String> together(DriverContext context, List<String> nodes, String occasion) {
    OwnObjects own = access.own(resource);
    Optional<String> image =
        Optional.of(PmemAnnotations.value(resource, NodeCheckJob.IMAGE).strip())
            .filter(name -> !name.isEmpty());
    List<Job> jobs =
        nodes.stream().map(node -> NodeCheckJob.of(context, node, image, occasion)).toList();
    Map<String, Pod> seen = new ConcurrentHashMap<>();
    Map<String, String> silent = new TreeMap<>();
    try {
      jobs.forEach(own::apply);
      Waiting.until(
          () -> {
            seen.putAll(pods(context));
            return jobs.stream().allMatch(job -> answer(job, seen).over());
          },
          limit);
      for (Job job : jobs) {
        remember(NodeCheckJob.node(job), answer(job, seen), occasion)
            .ifPresent(why -> silent.put(NodeCheckJob.node(job), why));
      }
      return silent;
    } finally {
      jobs.forEach(own::delete);
    }
  }

  /** Why there is nothing to remember; empty when there is. */
  private Optional<String> remember(String name, ErrandAnswer answer, String occasion) {
    Optional<Node> node = Optional.ofNullable(access.kubernetes().nodes().withName(name).get());
    Optional<NodeFacts> facts =
        node.flatMap(found -> answer.words().map(words -> NodeFacts.of(boot(found), words)))
            .filter(told -> !told.empty())
            .map(told -> told.with(ConvertedNode.OCCASION, ConvertedNode.word(occasion)));
    facts.ifPresent(
        told -> new NodeNotes(access.kubernetes()).write(name, NodeFacts.ANNOTATION, told.text()));
    return facts.isPresent() || node.isEmpty() ? Optional.empty() : Optional.of(answer.why());
  }

  /** Remembers that there was no answer on that occasion: a node that is gone forgets it. */
  void unanswered(ProbeNode step, String why) {
    Optional.ofNullable(access.kubernetes().nodes().withName(step.node()).get())
        .map(
            node ->
                NodeFacts.silent(boot(node), why)
                    .with(ConvertedNode.OCCASION, ConvertedNode.word(step.occasion())))
        .ifPresent(
            facts ->
                new NodeNotes(access.kubernetes())
                    .write(step.node(), NodeFacts.ANNOTATION, facts.text()));
  }

  private static String boot(Node node) {
    return Optional.ofNullable(node.getStatus().getNodeInfo())
        .map(NodeSystemInfo::getBootID)
        .orElse("");
  }

  private static ErrandAnswer answer(Job job, Map<String, Pod> seen) {
    return new ErrandAnswer(Optional.ofNullable(seen.get(job.getMetadata().getName())));
  }

  /** The pods of Jobs, by the Jobs' names. */
  private Map<String, Pod> pods(DriverContext context) {
    return JobPods.byJob(access.kubernetes(), context.namespace(), NodeCheckJob.labels(context));
  }

  private void tell(Map<String, String> silent) {
    Map<String, List<String>> groups = new TreeMap<>();
    silent.forEach(
        (node, why) -> groups.computeIfAbsent(why, first -> new ArrayList<>()).add(node));
    groups.forEach(
        (why, nodes) -> advise("%s: no answer (%s)".formatted(DriverStep.some(nodes), why)));
  }

  private void advise(String message) {
    access.telling().warn(resource, Reason.ADVICE, message);
  }
}
