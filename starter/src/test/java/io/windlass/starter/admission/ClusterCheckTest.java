package io.windlass.starter.admission;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a specification names has to be there; what can't be found out is in nobody's way. */
class ClusterCheckTest {

  private final FakeSurroundings surroundings = new FakeSurroundings();
  private final ClusterCheck check = new ClusterCheck(surroundings);

  @Test
  void aStorageClassThatIsMissingIsRefused() {
    surroundings.classes.clear();

    assertThat(check.of(Changes.created("{}")))
        .containsExactly(
            new Remark.Refusal(
                "spec.stateStorage.pvc.storageClass (fast): there is no such storage class:"
                    + " name one of kubectl get storageclasses"));
    assertThat(check.of(Changes.created("spec: {stateStorage: null, stateStorageClass: old}")))
        .extracting(Remark::text)
        .singleElement()
        .asString()
        .startsWith("spec.stateStorageClass (old)");
  }

  @Test
  void onlyWhoNamesItAnewIsAsked() {
    surroundings.classes.clear();

    assertThat(check.of(Changes.changed("{}", "spec: {size: 2}"))).isEmpty();
    assertThat(check.of(Changes.created("spec: {stateStorage: {pvc: null, emptyDir: {}}}")))
        .isEmpty();
  }

  @Test
  void fewerNodesThanDaemonsAreAWarning() {
    surroundings.nodes = 2;

    assertThat(check.of(Changes.created("spec: {targetSpec: {nodeSelector: {disk: ssd}}}")))
        .containsExactly(
            new Remark.Warning(
                "spec.proxySpec.size (3): only 2 nodes match nodeSelector {},"
                    + " and each proxy needs one of its own"),
            new Remark.Warning(
                "spec.targetSpec.size (3): only 2 nodes match nodeSelector {disk=ssd},"
                    + " and each target needs one of its own"));
  }

  @Test
  void targetsThatShareNodesNeedNone() {
    surroundings.nodes = 2;

    assertThat(check.of(Changes.created("spec: {targetSpec: {disablePodAntiAffinity: true}}")))
        .extracting(Remark::text)
        .singleElement()
        .asString()
        .startsWith("spec.proxySpec.size (3)");
  }

  @Test
  void aSizeThatFollowsNodesWantsOneToFollow() {
    String following = "spec: {targetSpec: {size: -1, nodeSelector: {disk: ssd}}}";
    assertThat(check.of(Changes.created(following))).isEmpty();
    surroundings.nodes = 0;

    assertThat(check.of(Changes.created(following)))
        .extracting(Remark::text)
        .contains(
            "spec.targetSpec.nodeSelector ({disk=ssd}): no node has these labels,"
                + " so that the cluster waits for one");
    assertThat(check.of(Changes.changed(following, following.replace("-1", "-1, env: []"))))
        .isEmpty();
  }

  @Test
  void onlyGrowthIsAReasonToCount() {
    surroundings.nodes = 2;

    assertThat(check.of(Changes.changed("{}", "spec: {nodeImage: other}"))).isEmpty();
    assertThat(check.of(Changes.changed("{}", "spec: {targetSpec: {size: 4}}"))).hasSize(1);
  }

  @Test
  void silenceIsInNobodysWay() {
    surroundings.silent = true;

    assertThat(check.of(Changes.created("{}"))).isEmpty();
  }

  @Test
  void nothingIsAskedWhenTheSpecStays() {
    assertThat(check.of(Changes.changed("{}", "metadata: {annotations: {a: b}}"))).isEmpty();
    assertThat(surroundings.asked).isEmpty();
  }
}
