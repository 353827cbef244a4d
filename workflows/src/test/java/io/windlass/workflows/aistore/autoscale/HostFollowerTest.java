package io.windlass.workflows.aistore.autoscale;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.windlass.workflows.aistore.ClusterObservation.Objection;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.lifecycle.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Targets 0, 1, 2 on hosts h0, h1, h2, all of which have the labels. */
class HostFollowerTest {

  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant LATER = BEGIN.plusSeconds(60);
  private static final Map<String, String> LABELS = Map.of("disk", "ssd");

  private final Map<String, Node> hosts = new TreeMap<>();
  private final List<Place> places = new ArrayList<>();
  private int most = Integer.MAX_VALUE;
  private int spared;
  private Optional<String> replaced = Optional.empty();

  @BeforeEach
  void threeOnThree() {
    IntStream.range(0, 3)
        .forEach(
            ordinal -> {
              put(host("h" + ordinal, LABELS));
              places.add(on(ordinal, "h" + ordinal));
            });
  }

  @Test
  void asManyAreWantedAsHostsCount() {
    assertThat(follow())
        .isEqualTo(new RoleFollowing(List.of("h0", "h1", "h2"), 3, Optional.empty()));
    put(host("h3", LABELS));
    assertThat(follow().wanted()).isEqualTo(4);
    put(host("h4", Map.of("disk", "hdd")));
    assertThat(follow().wanted()).isEqualTo(4);
  }

  @Test
  void aNewHostCountsOnlyWhenItTakesPods() {
    put(cordoned("h3"));
    put(tainted("h4", "NoSchedule"));
    put(tainted("h5", "NoExecute"));
    assertThat(follow().wanted()).isEqualTo(3);
    put(tainted("h6", "PreferNoSchedule"));
    assertThat(follow().hosts()).containsExactly("h0", "h1", "h2", "h6");
  }

  @Test
  void whatComesOverAHostMakesNobodyGo() {
    put(cordoned("h2"));
    assertThat(follow())
        .isEqualTo(new RoleFollowing(List.of("h0", "h1", "h2"), 3, Optional.empty()));
    put(tainted("h2", "NoExecute"));
    assertThat(follow().wanted()).isEqualTo(3);
    hosts.remove("h2");
    assertThat(follow()).isEqualTo(new RoleFollowing(List.of("h0", "h1"), 3, Optional.empty()));
    places.set(2, waiting(2, "h2"));
    assertThat(follow().wanted()).isEqualTo(3);
  }

  @Test
  void aPodThatWaitsHoldsThePlaceOfItsVolumes() {
    put(cordoned("h2"));
    places.set(2, waiting(2, "h2"));
    assertThat(follow().hosts()).containsExactly("h0", "h1", "h2");
    places.set(2, new Place("demo-target-2", Optional.empty(), Optional.empty(), false));
    assertThat(follow()).isEqualTo(new RoleFollowing(List.of("h0", "h1"), 3, Optional.empty()));
  }

  @Test
  void theLastOneGoesWhenItsHostIsReleased() {
    release("h2");
    assertThat(follow()).isEqualTo(new RoleFollowing(List.of("h0", "h1"), 2, Optional.empty()));
    release("h1");
    assertThat(follow()).isEqualTo(new RoleFollowing(List.of("h0"), 1, Optional.empty()));
  }

  @Test
  void oneThatNeverHadAPlaceGoes() {
    places.add(new Place("demo-target-3", Optional.empty(), Optional.empty(), true));
    assertThat(follow().wanted()).isEqualTo(3);
  }

  @Test
  void aHostThatWasRegisteredAnewReleasesNobody() {
    put(
        new NodeBuilder(host("h2", Map.of()))
            .editMetadata()
            .withCreationTimestamp(LATER.plusSeconds(1).toString())
            .endMetadata()
            .build());
    assertThat(follow().wanted()).isEqualTo(3);
    assertThat(objection()).startsWith("demo-target-2 is on the Kubernetes node h2,");
  }

  @Test
  void nobodyGoesForAnother() {
    release("h1");
    assertThat(follow().wanted()).isEqualTo(3);
    assertThat(follow().hosts()).containsExactly("h0", "h2");
    assertThat(follow().objection())
        .contains(
            new Objection(
                Reason.NODE_ASTRAY,
                "demo-target-1 is on the Kubernetes node h1, which does not have the labels of"
                    + " spec.targetSpec.nodeSelector: give them back (kubectl label node h1"
                    + " disk=ssd), or have it replaced: demo-target-2 leaves first then, since a"
                    + " StatefulSet gives up its last node only, and demo-target-1 goes to h2"
                    + " (annotation windlass.io/replace-node=demo-target-1)"));
  }

  @Test
  void thoseAtTheEndGoAndOthersStay() {
    release("h0");
    release("h2");
    assertThat(follow().wanted()).isEqualTo(2);
    assertThat(objection()).contains("demo-target-0 is on", "or label another one too");
  }

  @Test
  void aFreeHostTakesOneThatIsAstray() {
    release("h2");
    put(host("h3", LABELS));
    assertThat(follow().wanted()).isEqualTo(3);
    assertThat(objection()).contains("or have it replaced: it goes to h3 then (annotation");
    replaced = Optional.of("demo-target-2");
    assertThat(follow().wanted()).isEqualTo(3);
  }

  @Test
  void theLastOneMakesRoomWhenAPersonHasAnotherReplaced() {
    release("h1");
    replaced = Optional.of("demo-target-1");
    assertThat(follow().wanted()).isEqualTo(2);
    replaced = Optional.of("demo-target-0");
    assertThat(follow().wanted()).isEqualTo(3);
  }

  @Test
  void theOnlyOtherOneDoesNotMakeRoom() {
    places.removeLast();
    hosts.remove("h2");
    release("h0");
    replaced = Optional.of("demo-target-0");
    assertThat(follow().wanted()).isEqualTo(2);
    assertThat(objection()).contains("or label another one too");
  }

  @Test
  void theFirstProxyCannotBeReplaced() {
    release("h0");
    assertThat(
            new HostFollower(
                    new Terms(DaemonRole.PROXY, LABELS, List.of(), most, 0),
                    hosts.values(),
                    places.stream()
                        .map(
                            place ->
                                new Place(
                                    place.pod().replace("target", "proxy"),
                                    place.host(),
                                    place.since(),
                                    false))
                        .toList(),
                    replaced)
                .follow()
                .objection())
        .map(Objection::message)
        .get()
        .asString()
        .endsWith("disk=ssd); the first proxy can't be replaced");
  }

  @Test
  void theLimitHolds() {
    most = 2;
    assertThat(follow().wanted()).isEqualTo(2);
    assertThat(follow().hosts()).hasSize(3);
    places.clear();
    assertThat(follow().wanted()).isEqualTo(2);
  }

  @Test
  void aFewAreSpared() {
    spared = 1;
    release("h2");
    assertThat(follow()).isEqualTo(new RoleFollowing(List.of("h0", "h1"), 3, Optional.empty()));
    release("h1");
    assertThat(follow()).isEqualTo(new RoleFollowing(List.of("h0"), 1, Optional.empty()));
  }

  @Test
  void nobodyGoesWhenNoHostCounts() {
    List.of("h0", "h1", "h2").forEach(this::release);
    assertThat(follow().wanted()).isEqualTo(3);
    assertThat(follow().objection()).map(Objection::reason).contains(Reason.NO_KUBERNETES_NODE);
    assertThat(objection()).contains("takes pods, so that every target stays; label one");
    places.clear();
    assertThat(follow().wanted()).isZero();
    assertThat(objection())
        .isEqualTo(
            "spec.targetSpec.nodeSelector (disk=ssd): no Kubernetes node with these labels takes"
                + " pods; label one (kubectl label node NAME disk=ssd), or uncordon one that has"
                + " them");
  }

  private RoleFollowing follow() {
    Terms terms = new Terms(DaemonRole.TARGET, LABELS, List.of(), most, spared);
    return new HostFollower(terms, hosts.values(), places, replaced).follow();
  }

  private String objection() {
    return follow().objection().map(Objection::message).orElse("");
  }

  private void put(Node host) {
    hosts.put(host.getMetadata().getName(), host);
  }

  private void release(String name) {
    put(host(name, Map.of()));
  }

  private static Place on(int ordinal, String host) {
    return new Place("demo-target-" + ordinal, Optional.of(host), Optional.of(LATER), false);
  }

  private static Place waiting(int ordinal, String host) {
    return new Place("demo-target-" + ordinal, Optional.of(host), Optional.empty(), false);
  }

  private static Node host(String name, Map<String, String> labels) {
    return new NodeBuilder()
        .withNewMetadata()
        .withName(name)
        .withLabels(labels)
        .withCreationTimestamp(BEGIN.toString())
        .endMetadata()
        .withNewSpec()
        .endSpec()
        .build();
  }

  private static Node cordoned(String name) {
    return new NodeBuilder(host(name, LABELS)).editSpec().withUnschedulable(true).endSpec().build();
  }

  private static Node tainted(String name, String effect) {
    return new NodeBuilder(host(name, LABELS))
        .editSpec()
        .addNewTaint(effect, "any", null, null)
        .endSpec()
        .build();
  }
}
