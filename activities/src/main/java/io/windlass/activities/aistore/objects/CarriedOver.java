package io.windlass.activities.aistore.objects;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.ClusterSize;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the running proxies were given when the cluster was founded.
 *
 * <p>Both values are part of the pod template but say nothing that a later change of the resource
 * should alter: without carrying them over, adding a target would restart every proxy.
 *
 * @param foundingTargets how many targets the first primary waits for, {@code -ntargets}
 * @param restartHash value of the pods' restart annotation; see {@link RestartHash}
 */
public record CarriedOver(int foundingTargets, String restartHash) {
  private static final String FOUNDING_TARGETS = "-ntargets=";

  /** A cluster that is founded now. */
  public static CarriedOver ofNewCluster(AIStore aistore) {
    return of(aistore, Optional.empty());
  }

  /**
   * A cluster whose proxies may be running.
   *
   * @param proxies the live StatefulSet of the proxies, if there is one
   */
  public static CarriedOver of(AIStore aistore, Optional<StatefulSet> proxies) {
    var template = proxies.map(live -> live.getSpec().getTemplate());
    var annotation =
        template.map(PodTemplateSpec::getMetadata).flatMap(CarriedOver::restartAnnotation);
    var annotationOfResource =
        Optional.ofNullable(aistore.getMetadata()).flatMap(CarriedOver::restartAnnotation);
    return new CarriedOver(
        template
            .flatMap(CarriedOver::foundingTargets)
            .orElseGet(() -> ClusterSize.of(aistore).targets().wanted()),
        RestartHash.ofPods(annotationOfResource, annotation));
  }

  String foundingTargetsArgument() {
    return FOUNDING_TARGETS + foundingTargets;
  }

  private static Optional<Integer> foundingTargets(PodTemplateSpec template) {
    return template.getSpec().getContainers().stream()
        .map(Container::getArgs)
        .flatMap(CarriedOver::orEmpty)
        .filter(argument -> argument.matches(FOUNDING_TARGETS + "[0-9]{1,9}"))
        .map(argument -> Integer.valueOf(argument.substring(FOUNDING_TARGETS.length())))
        .findFirst();
  }

  private static Stream<String> orEmpty(@Nullable List<String> arguments) {
    return arguments == null ? Stream.empty() : arguments.stream();
  }

  private static Optional<String> restartAnnotation(ObjectMeta metadata) {
    return Optional.ofNullable(metadata.getAnnotations())
        .map((Map<String, String> annotations) -> annotations.get(RestartHash.ANNOTATION));
  }
}
