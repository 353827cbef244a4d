package io.windlass.activities.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntryBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Who keeps changing an object back is noticed, and not fought. */
class ContentionTest {

  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

  private final Contention contention = new Contention();

  @Test
  void aFewRepairsAreNothing() {
    for (int repair = 0; repair < 4; repair++) {
      assertThat(contention.repairing(written("kubectl-edit"), NOON)).isEmpty();
    }
  }

  @Test
  void manyInAShortTimeAreToldWithWhoDoesIt() {
    repairs(4);

    assertThat(contention.repairing(written("other-operator"), NOON.plusSeconds(60)))
        .hasValueSatisfying(
            why -> assertThat(why).contains("Service demo", "other-operator", "4 times"));
  }

  @Test
  void afterAWhileItIsTriedAgain() {
    repairs(5);

    assertThat(contention.repairing(written("other"), NOON.plus(Duration.ofMinutes(11)))).isEmpty();
  }

  @Test
  void whatWindlassWroteLastIsNoFight() {
    for (int repair = 0; repair < 9; repair++) {
      assertThat(contention.repairing(written("windlass"), NOON)).isEmpty();
    }
  }

  private void repairs(int times) {
    for (int repair = 0; repair < times; repair++) {
      contention.repairing(written("other"), NOON);
    }
  }

  private static Service written(String manager) {
    return new ServiceBuilder()
        .withNewMetadata()
        .withName("demo")
        .withUid("uid-1")
        .addToManagedFields(entry("windlass", "2026-06-01T11:00:00Z"))
        .addToManagedFields(entry(manager, "2026-06-01T11:59:00Z"))
        .endMetadata()
        .build();
  }

  private static ManagedFieldsEntry entry(String manager, String time) {
    return new ManagedFieldsEntryBuilder().withManager(manager).withTime(time).build();
  }
}
