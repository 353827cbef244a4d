package io.windlass.activities.aistore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.temporal.failure.ApplicationFailure;
import io.windlass.activities.kubernetes.Ownership;
import io.windlass.workflows.lifecycle.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose an object is that has the name of one of ours. */
class OwnershipTest {

  private static final Ownership OWNERSHIP = new Ownership(Demo.plain());

  @Test
  void whatIsAppliedIsOurs() {
    assertThat(Demo.DESIRED.foundation(Demo.withBudget())).allMatch(OWNERSHIP::ours);
    assertOurs(
        Demo.owned(
            Demo.service(),
            Demo.owner("v1", "ConfigMap", "uid-3"),
            Demo.owner("ais.nvidia.com/v1beta1", "AIStore", Demo.UID)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"windlass", "ais-operator"})
  void whatOnlyLostItsOwnerIsOurs(String manager) {
    assertOurs(Demo.ownerless(Demo.service(), manager));
  }

  private static void assertOurs(HasMetadata live) {
    assertThat(OWNERSHIP.ours(live)).isTrue();
    assertThat(OWNERSHIP.taken(List.of(live))).isEmpty();
    OWNERSHIP.require(live);
  }

  @ParameterizedTest
  @ValueSource(strings = {"kubectl-client-side-apply", "helm", "manager"})
  void whatOthersMadeIsForeign(String manager) {
    assertForeign(Demo.ownerless(Demo.service(), manager));
  }

  @Test
  void whatOthersOwnIsForeign() {
    assertForeign(Demo.owned(Demo.service(), Demo.owner("apps/v1", "Deployment", "uid-3")));
    assertForeign(Demo.owned(Demo.service(), Demo.owner("example.com/v1", "AIStore", "uid-1")));
    assertForeign(
        Demo.owned(Demo.service(), Demo.earlier(), Demo.owner("apps/v1", "Deployment", "uid-3")));
  }

  private static void assertForeign(HasMetadata live) {
    assertThat(OWNERSHIP.ours(live)).isFalse();
    OWNERSHIP.awaitRemoval(List.of(live));
    assertThatThrownBy(() -> OWNERSHIP.require(live))
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            failure -> {
              assertThat(failure.getType()).isEqualTo(Reason.FOREIGN_OBJECT.name());
              assertThat(failure.isNonRetryable()).isTrue();
            });
  }

  @Test
  void peopleAreToldOfAllForeignObjectsAtOnce() {
    HasMetadata account = Demo.foreign(Demo.object("ServiceAccount", "demo-sa"));
    assertThat(
            OWNERSHIP.taken(
                List.of(
                    account,
                    Demo.budget(),
                    Demo.owned(Demo.object("ConfigMap", "demo-proxy"), Demo.earlier()),
                    Demo.foreign(Demo.service()))))
        .hasValueSatisfying(
            sentence ->
                assertThat(sentence)
                    .contains(": ServiceAccount demo-sa, Service demo-target; rename or remove"));
  }

  @Test
  void whatAnEarlierResourceLeftIsWaitedFor() {
    HasMetadata leftOver = Demo.owned(Demo.service(), Demo.earlier());
    assertThat(OWNERSHIP.ours(leftOver)).isFalse();
    assertThat(OWNERSHIP.taken(List.of(leftOver))).isEmpty();
    assertThatThrownBy(() -> OWNERSHIP.require(leftOver))
        .isInstanceOfSatisfying(
            ApplicationFailure.class, failure -> assertThat(failure.isNonRetryable()).isFalse())
        .hasMessageContaining("Service demo-target");
  }
}
