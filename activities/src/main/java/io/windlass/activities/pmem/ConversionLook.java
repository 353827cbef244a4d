package io.windlass.activities.pmem;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.windlass.activities.kubernetes.ErrandAnswer;
import io.windlass.activities.kubernetes.JobPods;
import io.windlass.activities.pmem.objects.ConversionJob;
import io.windlass.activities.pmem.objects.ConversionProgram;
import io.windlass.activities.pmem.objects.DriverContext;
import io.windlass.activities.pmem.preflight.NodePreflight;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.Request;
import io.windlass.workflows.pmem.ConversionSettings;
import io.windlass.workflows.pmem.ConversionState;
import io.windlass.workflows.pmem.ConversionState.Stage;
import io.windlass.workflows.pmem.ConvertedNode;
import io.windlass.workflows.pmem.ConvertedNode.Program;
import io.windlass.workflows.pmem.DriverConversions;
import io.windlass.workflows.pmem.DriverObservation.Objection;
import io.windlass.workflows.pmem.resource.DriverNames;
import io.windlass.workflows.pmem.resource.PmemResource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks at the nodes whose raw namespaces are to be converted. Where none is labelled and nothing
 * is remembered, that costs no question.
 */
record ConversionLook(KubernetesClient kubernetes, PmemResource resource, DriverContext context) {

  /** What a label of a node has to be followed by. */
  private static final String LABEL = "/convert-raw-namespaces";

  /**
   * How they stand.
   *
   * @param volumes empty where nobody wants to know how many are there
   */
  DriverConversions at(List<Node> nodes, Optional<VolumeLook> volumes) {
    Map<String, String> annotations = DriverRefusals.annotations(resource);
    ConversionSettings settings = ConversionSettings.of(annotations);
    List<Node> concerned = nodes.stream().filter(this::concerns).toList();
    Map<String, Pod> pods = concerned.isEmpty() ? Map.of() : pods();
    return new DriverConversions(
        label(context),
        settings,
        refusal(settings),
        concerned.stream().map(node -> converted(node, volumes, pods)).toList());
  }

  /** By which a person allows it on a node. */
  static String label(DriverContext context) {
    return context.spec().driverName() + LABEL;
  }

  /** The image that has the program; empty where nobody names one. */
  static Optional<String> image(PmemResource resource, DriverContext context) {
    return ConversionSettings.of(DriverRefusals.annotations(resource))
        .image()
        .or(() -> Optional.of(context.spec().images().driver()))
        .filter(ConversionProgram::in);
  }

  private Optional<Objection> refusal(ConversionSettings settings) {
    if (!settings.problems().isEmpty()) {
      return Optional.of(
          new Objection(Reason.INVALID_SPEC, String.join("; ", settings.problems())));
    }
    return image(resource, context).isPresent()
        ? Optional.empty()
        : Optional.of(
            new Objection(
                Reason.NOT_SUPPORTED,
                "metadata.annotations[%s] (%s): the program that converts raw namespaces came with release 1.0 of the driver, and spec.image (%s) is none; name an image that has it by the annotation %s, for example intel/pmem-csi-driver:v1.0.2"
                    .formatted(
                        settings.image().isPresent()
                            ? ConversionSettings.IMAGE
                            : Request.CONVERT.annotation(),
                        settings
                            .image()
                            .orElse(Request.CONVERT.token(DriverRefusals.annotations(resource))),
                        context.spec().images().driver(),
                        ConversionSettings.IMAGE)));
  }

  private boolean concerns(Node node) {
    return labelled(node)
        || remembered(node).filter(state -> state.driver().equals(owner())).isPresent();
  }

  private boolean labelled(Node node) {
    return DriverConversions.FORCE.equals(Rivals.labels(node).get(label(context)));
  }

  private String owner() {
    return resource.names().owner();
  }

  private ConvertedNode converted(Node node, Optional<VolumeLook> volumes, Map<String, Pod> pods) {
    String name = node.getMetadata().getName();
    ConversionState state = state(resource, node);
    String job = ConversionJob.name(context, name, occasion(state.request(), state.attempts()));
    return new ConvertedNode(
        name,
        labelled(node),
        Rivals.selects(context.spec().nodeSelector(), node),
        owner().equals(Rivals.labels(node).get(DriverNames.OWNER_LABEL)),
        NodeLook.reachable(node),
        volumes.map(look -> look.keptOn(name)).orElse(0),
        state,
        NodePreflight.facts(node),
        Optional.ofNullable(pods.get(job)).map(ConversionLook::program));
  }

  /** What is remembered of a node, as far as it counts now. */
  static ConversionState state(PmemResource resource, Node node) {
    return ConversionState.of(
        remembered(node),
        resource.names().owner(),
        Request.CONVERT.token(DriverRefusals.annotations(resource)));
  }

  /** Tells one attempt from others. */
  static String occasion(String request, int attempt) {
    return "%s/%d".formatted(request, attempt);
  }

  /** Whether a program of whatever driver was started there, and has not been judged. */
  static boolean converting(Node node) {
    return remembered(node).filter(state -> state.stage() == Stage.CONVERTING).isPresent();
  }

  private static Optional<ConversionState> remembered(Node node) {
    return Optional.ofNullable(node.getMetadata().getAnnotations())
        .map(annotations -> annotations.get(ConversionState.ANNOTATION))
        .flatMap(ConversionLook::read);
  }

  private static Optional<ConversionState> read(String text) {
    try {
      return Optional.ofNullable(Serialization.jsonMapper().readValue(text, ConversionState.class));
    } catch (JsonProcessingException garbled) {
      return Optional.empty();
    }
  }

  private static Program program(Pod pod) {
    ErrandAnswer answer = new ErrandAnswer(Optional.of(pod));
    Instant born = Instant.parse(pod.getMetadata().getCreationTimestamp());
    return new Program(
        Duration.between(born, Instant.now()),
        answer.over(),
        answer.words().filter(words -> !words.isBlank()).map(String::strip).orElseGet(answer::why));
  }

  /** The pods of Jobs, by the Jobs' names. */
  private Map<String, Pod> pods() {
    return JobPods.byJob(kubernetes, context.namespace(), ConversionJob.selector(context));
  }
}
