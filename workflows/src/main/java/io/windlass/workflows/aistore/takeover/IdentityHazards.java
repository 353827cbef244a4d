package io.windlass.workflows.aistore.takeover;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.windlass.workflows.aistore.takeover.OldAnswer.Member;
import io.windlass.workflows.aistore.takeover.TakeOverPlan.Finding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who the targets are, and whether all of them are there. */
final class IdentityHazards {

  private IdentityHazards() {}

  static Stream<Finding> of(OldRelease release) {
    List<Identity> all = Identity.of(release);
    return Stream.of(
            twice(all),
            some(all, Hazard.IDS_DISAGREE, identity -> !identity.agreed()),
            some(all, Hazard.ID_UNPROVED, identity -> !identity.proved()),
            some(all, Hazard.ID_EXPECTED_OTHERWISE, IdentityHazards::otherwise),
            some(all, Hazard.ID_IS_ADDRESS, identity -> identity.id().contains(".")),
            absent(release, all))
        .flatMap(findings -> findings);
  }

  /** Two hosts of one system UUID have one id, be it told, labelled or only expected. */
  private static Stream<Finding> twice(List<Identity> all) {
    return all.stream()
        .collect(Collectors.groupingBy(Identity::id, TreeMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .filter(same -> same.getValue().size() > 1)
        .map(same -> Hazard.DUPLICATE_ID.found(hosts(same)));
  }

  private static String hosts(Map.Entry<String, List<Identity>> same) {
    return "%s on %s"
        .formatted(
            same.getKey(),
            same.getValue().stream()
                .map(identity -> identity.host().name())
                .collect(Collectors.joining(" and ")));
  }

  private static boolean otherwise(Identity identity) {
    return identity.proved() && !identity.id().equals(identity.host().expectedId());
  }

  private static Stream<Finding> some(
      List<Identity> all, Hazard hazard, Predicate<Identity> concerned) {
    List<String> titles = all.stream().filter(concerned).map(Identity::title).toList();
    return titles.isEmpty() ? Stream.empty() : Stream.of(hazard.found(titles));
  }

  private static Stream<Finding> absent(OldRelease release, List<Identity> all) {
    Stream<String> withoutPod =
        all.stream()
            .filter(identity -> !serves(release, identity.host()))
            .map(identity -> "the target on host " + identity.host().name());
    Stream<String> astray =
        release.answer().told().stream()
            .flatMap(told -> told.targets().stream())
            .filter(member -> all.stream().noneMatch(identity -> runs(identity, member)))
            .map(member -> "target %s at %s".formatted(member.id(), member.address()));
    List<String> absent = Stream.concat(withoutPod, astray).toList();
    return absent.isEmpty() ? Stream.empty() : Stream.of(Hazard.TARGET_ABSENT.found(absent));
  }

  private static boolean serves(OldRelease release, OldHost host) {
    return release.pod(OldRole.TARGET, host).filter(IdentityHazards::ready).isPresent();
  }

  private static boolean ready(Pod pod) {
    return pod.getMetadata().getDeletionTimestamp() == null
        && Optional.ofNullable(pod.getStatus())
            .map(PodStatus::getConditions)
            .orElse(List.of())
            .stream()
            .anyMatch(told -> "Ready".equals(told.getType()) && "True".equals(told.getStatus()));
  }

  private static boolean runs(Identity identity, Member member) {
    return member.address().equals(identity.host().address());
  }
}
