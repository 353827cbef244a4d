package io.windlass.starter.admission;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Volumes grow where their storage class lets them; what can't be found out is in nobody's way. */
class VolumeCheckTest {

  private static final String READY =
      """

      metadata: {generation: 3}
      status: {conditions: [{type: Ready, status: "True", observedGeneration: 3}]}
      """;

  private final FakeSurroundings surroundings = new FakeSurroundings();
  private final VolumeCheck check = new VolumeCheck(surroundings);

  @Test
  void aClassThatDoesNotLetThemIsNamed() {
    assertThat(check.of(Changes.changed(sized("slow", "1Gi"), sized("slow", "2Gi"))))
        .containsExactly(
            new Remark.Refusal(
                "spec.targetSpec.mounts[0].size (2Gi): storage class slow does not let volumes grow:"
                    + " set allowVolumeExpansion there if its driver can do it,"
                    + " or set the size back and add targets"));
  }

  @Test
  void anAddedOneNeedsItsClass() {
    assertThat(check.of(Changes.changed(sized("slow", "1Gi"), added("none"))))
        .containsExactly(
            new Remark.Refusal(
                "spec.targetSpec.mounts[1].storageClass (none): there is no such storage class:"
                    + " name one of kubectl get storageclasses"));
    assertThat(check.of(Changes.changed(sized("slow", "1Gi"), added("fast")))).isEmpty();
  }

  @Test
  void aClassThatLetsThemIsFine() {
    assertThat(check.of(Changes.changed(sized("fast", "1Gi"), sized("fast", "2Gi")))).isEmpty();
  }

  @Test
  void whatTheyHaveIsTheLeast() {
    String small = sized("fast", "1Gi");
    String problem =
        "spec.targetSpec.mounts[0].size (2Gi -> 1Gi): Kubernetes makes no volume smaller:"
            + " give at least 2Gi";

    assertThat(check.of(Changes.changed(sized("fast", "2Gi"), small)))
        .containsExactly(new Remark.Warning(problem));
    assertThat(check.of(Changes.changed(sized("fast", "2Gi") + READY, small)))
        .containsExactly(new Remark.Refusal(problem));
  }

  @Test
  void onlyGrowthIsAReasonToAsk() {
    assertThat(check.of(Changes.changed(sized("slow", "1Gi"), sized("slow", "1024Mi")))).isEmpty();
    assertThat(check.of(Changes.created(sized("slow", "1Gi")))).isEmpty();
    assertThat(surroundings.asked).isEmpty();
  }

  @Test
  void silenceIsInNobodysWay() {
    surroundings.silent = true;

    assertThat(check.of(Changes.changed(sized("slow", "1Gi"), sized("slow", "2Gi")))).isEmpty();
  }

  private static String added(String storageClass) {
    return "spec: {targetSpec: {mounts: [{path: /a, storageClass: slow, size: 1Gi}, {path: /b, storageClass: %s, size: 1Gi}]}}"
        .formatted(storageClass);
  }

  private static String sized(String storageClass, String size) {
    return "spec: {targetSpec: {mounts: [{path: /a, storageClass: %s, size: %s}]}}"
        .formatted(storageClass, size);
  }
}
