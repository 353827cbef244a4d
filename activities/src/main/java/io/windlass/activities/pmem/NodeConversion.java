package io.windlass.activities.pmem;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.windlass.activities.kubernetes.Conditions;
import io.windlass.activities.kubernetes.JobPods;
import io.windlass.activities.kubernetes.OwnObjects;
import io.windlass.activities.pmem.objects.ConversionJob;
import io.windlass.activities.pmem.objects.DriverContext;
import io.windlass.activities.pmem.objects.Side;
import io.windlass.activities.temporal.Waiting;
import io.windlass.workflows.lifecycle.Failures;
import io.windlass.workflows.lifecycle.Request;
import io.windlass.workflows.pmem.ConversionState;
import io.windlass.workflows.pmem.ConversionState.Stage;
import io.windlass.workflows.pmem.ConvertedNode;
import io.windlass.workflows.pmem.DriverConversions;
import io.windlass.workflows.pmem.NodeFacts;
import io.windlass.workflows.pmem.NodeStep.AwaitConversion;
import io.windlass.workflows.pmem.NodeStep.BeginConversion;
import io.windlass.workflows.pmem.NodeStep.EndConversion;
import io.windlass.workflows.pmem.NodeStep.ProbeNode;
import io.windlass.workflows.pmem.NodeStep.RefuseConversion;
import io.windlass.workflows.pmem.convert.ConversionCourse;
import io.windlass.workflows.pmem.resource.PmemResource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes the steps by which raw namespaces of a node are converted.
 *
 * <ol>
 *   <li>Before the program is started, everything that would make it unsafe is looked at once more,
 *       whatever the plan was made from.
 *   <li>The attempt is written on the node first, and the program started then: a worker that is
 *       killed between the two has lost an attempt, and counted none too few.
 * </ol>
 */
record NodeConversion(DriverAccess access, PmemResource resource) {

  void probe(ProbeNode step) {
    Map<String, String> silent =
        new NodeChecking(access, resource, NodeChecking.LIMIT)
            .look(access.observer().context(resource), List.of(step.node()), step.occasion());
    Optional.ofNullable(silent.get(step.node()))
        .ifPresent(
            why -> new NodeChecking(access, resource, NodeChecking.LIMIT).unanswered(step, why));
  }

  void begin(BeginConversion step) {
    DriverLook look = access.observer().look(resource);
    ConvertedNode node = node(look, step.node());
    DriverContext context = look.context();
    boolean begun =
        node.state().stage() == Stage.CONVERTING && node.state().attempts() == step.attempt();
    if (!begun) {
      require(node, step);
      require(context);
      become(step.node(), step.attempt(), Stage.CONVERTING, "");
    }
    OwnObjects own = access.own(resource);
    rights(context).forEach(own::apply);
    own.apply(job(context, node.name(), node.state().request(), step.attempt()));
  }

  private static void require(ConvertedNode node, BeginConversion step) {
    if (!node.labelled()) {
      throw Failures.planOutdated(node.name() + " has lost the label that allows it");
    }
    NodeFacts facts =
        node.seen(step.occasion())
            .orElseThrow(() -> Failures.planOutdated(node.name() + " was not looked at before"));
    ConversionCourse.hazard(node, facts)
        .ifPresent(
            why -> {
              throw Failures.planOutdated("%s: %s".formatted(node.name(), why));
            });
  }

  private void require(DriverContext context) {
    if (ConversionLook.image(resource, context).isEmpty()) {
      throw Failures.planOutdated("no image has the program any more");
    }
  }

  private static ConvertedNode node(DriverLook look, String name) {
    return look.observation().conversions().nodes().stream()
        .filter(node -> node.name().equals(name))
        .findFirst()
        .orElseThrow(() -> Failures.planOutdated(name + " is not to be converted any more"));
  }

  /** For one that is to be removed the image does not matter. */
  private Job job(DriverContext context, String node, String request, int attempt) {
    String image = ConversionLook.image(resource, context).orElse(context.spec().images().driver());
    return ConversionJob.of(context, node, image, ConversionLook.occasion(request, attempt));
  }

  private static List<HasMetadata> rights(DriverContext context) {
    return List.of(
        ConversionJob.account(context),
        ConversionJob.role(context),
        ConversionJob.binding(context));
  }

  void await(AwaitConversion step) {
    DriverWait wait = access.observer().wait(resource);
    new DriverChange(access, resource)
        .await(Side.NODE, () -> wait.atConversion(step.node()), step::over);
  }

  /** The program goes first: who is told that it has ended must find it so. */
  void end(EndConversion step) {
    Optional.ofNullable(access.kubernetes().nodes().withName(step.node()).get())
        .ifPresent(
            node ->
                remove(
                    access.observer().context(resource),
                    node.getMetadata().getName(),
                    ConversionLook.state(resource, node).request(),
                    step.attempt()));
    become(step.node(), step.attempt(), step.outcome(), step.message());
    if (step.outcome() != Stage.CONVERTED) {
      access
          .telling()
          .warn(resource, step.reason(), "%s: %s".formatted(step.node(), step.message()));
    }
  }

  private void remove(DriverContext context, String node, String request, int attempt) {
    OwnObjects own = access.own(resource);
    Job program = job(context, node, request, attempt);
    own.delete(program);
    Waiting.until(() -> gone(program), NodeChecking.LIMIT);
    if (!othersConvert(context, program)) {
      rights(context).reversed().forEach(own::delete);
    }
  }

  /** Its pod may outlive it; where the node is lost, for long. */
  private boolean gone(Job program) {
    return access
        .kubernetes()
        .pods()
        .inNamespace(program.getMetadata().getNamespace())
        .withLabel(JobPods.JOB, program.getMetadata().getName())
        .list()
        .getItems()
        .isEmpty();
  }

  private boolean othersConvert(DriverContext context, Job program) {
    return access
        .kubernetes()
        .pods()
        .inNamespace(context.namespace())
        .withLabels(ConversionJob.selector(context))
        .list()
        .getItems()
        .stream()
        .anyMatch(
            pod -> !program.getMetadata().getName().equals(Rivals.labels(pod).get(JobPods.JOB)));
  }

  /** Waits until no program of the driver works any more, or each had its time. */
  static void settle(DriverAccess access, PmemResource resource, DriverContext context) {
    Waiting.until(
        () -> {
          DriverConversions now =
              new ConversionLook(access.kubernetes(), resource, context)
                  .at(access.kubernetes().nodes().list().getItems(), Optional.empty());
          return now.converting().stream()
              .filter(ConvertedNode::reachable)
              .allMatch(node -> ConversionCourse.over(node, now.settings()));
        });
  }

  void refuse(RefuseConversion step) {
    Node node = access.kubernetes().nodes().withName(step.node()).get();
    if (node != null) {
      become(
          step.node(),
          ConversionLook.state(resource, node).attempts(),
          Stage.REFUSED,
          step.message());
    }
    access.telling().warn(resource, step.reason(), "%s: %s".formatted(step.node(), step.message()));
  }

  void mark() {
    access
        .resources()
        .annotate(
            resource,
            Map.of(
                Request.CONVERT.answer(),
                Request.CONVERT.token(DriverRefusals.annotations(resource))));
  }

  private void become(String name, int attempt, Stage stage, String message) {
    Optional.ofNullable(access.kubernetes().nodes().withName(name).get())
        .map(
            node ->
                ConversionLook.state(resource, node)
                    .become(attempt, stage, message, Conditions.now()))
        .ifPresent(
            state ->
                new NodeNotes(access.kubernetes())
                    .write(name, ConversionState.ANNOTATION, Serialization.asJson(state).strip()));
  }
}
