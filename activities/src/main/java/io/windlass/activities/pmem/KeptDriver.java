package io.windlass.activities.pmem;

import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.windlass.activities.pmem.objects.DriverContext;
import io.windlass.activities.pmem.objects.DriverContext.Started;
import io.windlass.activities.pmem.objects.DriverLabels;
import io.windlass.activities.pmem.objects.DriverObjects;
import io.windlass.activities.pmem.objects.NodeDaemonSet;
import io.windlass.activities.pmem.objects.TemplateHash;
import io.windlass.workflows.pmem.resource.PmemResource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Templates that another operator has made, and that stay although Windlass would make others.
 *
 * <ol>
 *   <li>Recorded on the resource is what Windlass wanted when the driver was adopted, as hashes. As
 *       long as it wants the same, their template counts as the wanted one: a revision like any
 *       other, which a rollout can leave, and come back to.
 *   <li>As soon as it wants anything else (the spec names another image or selects other nodes, a
 *       person asks for a restart), a rollout brings what is wanted then. Their template selects
 *       nodes by the labels of the spec, and none of ours does.
 *   <li>Secrets stay as they are for as long. What they hold is no part of what was wanted: after a
 *       rollout that failed, which has put another authority into them, theirs is come back to.
 *   <li>When another revision was good on every node, nothing is kept any more.
 * </ol>
 *
 * <p>Guarantee: to adopt a driver restarts none of its pods.
 *
 * @param wanted the revision that Windlass wanted for nodes then, and a hash of their labels
 * @param revision what stands for it: the hash by which Kubernetes remembers their template
 * @param controller hash of the template that Windlass wanted for the controller then
 */
record KeptDriver(String wanted, String revision, String controller) {

  private static final Pattern FORM =
      Pattern.compile("DaemonSet=(\\S+)/(\\S+),(?:StatefulSet|Controller)=([^,\\s]+)");

  /** Stands for what is not there to be kept. */
  private static final String NOTHING = "none";

  /**
   * What is to be recorded of a driver that is adopted.
   *
   * @param revision of its DaemonSet; empty when it has none
   * @param controls whether it has a controller
   */
  static KeptDriver of(DriverContext context, Optional<String> revision, boolean controls) {
    return new KeptDriver(
        revision.map(present -> wanted(context)).orElse(NOTHING),
        revision.orElse(NOTHING),
        controls ? TemplateHash.of(template(context)) : NOTHING);
  }

  private static PodTemplateSpec template(DriverContext context) {
    return ControllerWorkload.of(DriverObjects.controller(whateverSecretsHold(context))).template();
  }

  private static DriverContext whateverSecretsHold(DriverContext context) {
    return new DriverContext(
        context.owner(),
        context.namespace(),
        context.spec(),
        new Started(Map.of(), context.started().restart()));
  }

  /** As the resource records it. */
  static Optional<KeptDriver> recorded(PmemResource resource) {
    Matcher text = FORM.matcher(PmemAnnotations.value(resource, PmemAnnotations.KEPT));
    return text.matches()
        ? Optional.of(new KeptDriver(text.group(1), text.group(2), text.group(3)))
        : Optional.empty();
  }

  /** To be recorded. */
  String annotation() {
    return "DaemonSet=%s/%s,Controller=%s".formatted(wanted, revision, controller);
  }

  /** Whether the nodes keep theirs: Windlass still wants the same. */
  boolean keepsNodes(DriverContext context) {
    return wanted(context).equals(wanted);
  }

  private static String wanted(DriverContext context) {
    PodTemplateSpec selecting =
        new PodTemplateSpecBuilder()
            .withNewSpec()
            .withNodeSelector(new TreeMap<>(context.spec().nodeSelector()))
            .endSpec()
            .build();
    return "%s.%s"
        .formatted(
            NodeDaemonSet.revision(whateverSecretsHold(context)), TemplateHash.of(selecting));
  }

  /** The controller as it is to be applied: with the template that lives, where that is kept. */
  ControllerWorkload over(DriverContext context, Optional<ControllerWorkload> live) {
    ControllerWorkload ours = ControllerWorkload.of(DriverObjects.controller(context));
    return live.map(ControllerWorkload::template)
        .filter(KeptDriver::theirs)
        .filter(theirs -> TemplateHash.of(template(context)).equals(controller))
        .map(ours::with)
        .orElse(ours);
  }

  /**
   * All of ours tell with which certificates their pods are started, or which revision they are.
   */
  private static boolean theirs(PodTemplateSpec template) {
    Map<String, String> annotations =
        Objects.requireNonNullElse(template.getMetadata().getAnnotations(), Map.of());
    return !annotations.containsKey(DriverLabels.MATERIAL)
        && DriverWorkloads.revision(template).isEmpty();
  }
}
