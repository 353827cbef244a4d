package io.windlass.activities.aistore.objects;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.ClusterSize;
import io.windlass.workflows.lifecycle.Request;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the running proxies were given by what no longer stands in the resource.
 *
 * <p>These values are part of the pod template but say nothing that a later change of the resource
 * should alter: without carrying them over, adding a target would restart every proxy, and so would
 * taking back a request that is done.
 *
 * @param foundingTargets how many targets the first primary waits for, {@code -ntargets}
 * @param restartHash value of the pods' restart annotation; see {@link RestartHash}
 * @param restart the last restart that a person asked for; empty if nobody ever did
 */
public record CarriedOver(int foundingTargets, String restartHash, Optional<String> restart) {
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
    var ofTemplate = annotations(template.map(PodTemplateSpec::getMetadata));
    var ofResource = annotations(Optional.ofNullable(aistore.getMetadata()));
    return new CarriedOver(
        template
            .flatMap(CarriedOver::foundingTargets)
            .orElseGet(() -> ClusterSize.of(aistore).targets().wanted()),
        RestartHash.ofPods(
            Optional.ofNullable(ofResource.get(RestartHash.ANNOTATION)),
            Optional.ofNullable(ofTemplate.get(RestartHash.ANNOTATION))),
        restart(ofResource).or(() -> restart(ofTemplate)));
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

  /** The restart that a person asked for and the pods of a StatefulSet are made for. */
  public static Optional<String> restartOf(StatefulSet live) {
    return restart(annotations(Optional.ofNullable(live.getSpec().getTemplate().getMetadata())));
  }

  private static Optional<String> restart(Map<String, String> annotations) {
    return Optional.of(Request.RESTART.token(annotations)).filter(token -> !token.isEmpty());
  }

  private static Map<String, String> annotations(Optional<ObjectMeta> metadata) {
    return metadata.map(ObjectMeta::getAnnotations).orElse(Map.of());
  }
}
