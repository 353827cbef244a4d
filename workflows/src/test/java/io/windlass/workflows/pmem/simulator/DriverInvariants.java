package io.windlass.workflows.pmem.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.windlass.workflows.pmem.RolloutSettings;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What holds at every second.
 *
 * <ol>
 *   <li>Of the nodes that once had a working driver, never do more lack one because of a rollout
 *       than the batch and the tolerated failures.
 *   <li>A node with another driver never has a pod of this one.
 *   <li>A driver never leaves a node on which a volume is in use, unless a person says so.
 *   <li>Pods that run together believe each other: no two of them are two words of trust apart.
 *   <li>While an authority is revoked, neither the first nor the last of these holds.
 * </ol>
 */
final class DriverInvariants {

  private static final List<String> TRUST = List.of("", "+both", "+signed", "+alone");

  /** Seconds after which a driver that is good serves. */
  private static final int START = 20;

  private final SimulatedDriver driver;
  private final DriverLog log;
  private final Set<String> served = new HashSet<>();
  private final Set<String> harmed = new HashSet<>();

  DriverInvariants(SimulatedDriver driver, DriverLog log) {
    this.driver = driver;
    this.log = log;
  }

  /** The world itself has taken the driver from a node: no rollout is to blame. */
  void harmed(SimulatedPlace place) {
    harmed.add(place.name);
  }

  void check() {
    if (driver.deleting) {
      return;
    }
    if (driver.revokes()) {
      driver.places.forEach(this::check);
      return;
    }
    RolloutSettings settings = RolloutSettings.of(driver.annotations, new IntOrString(1));
    int total = (int) driver.places.stream().filter(place -> place.owned).count();
    int batch = settings.batch().of(total);
    int budget = batch + settings.failures().of(total);
    List<String> without =
        driver.places.stream()
            .filter(place -> place.owned && place.reachable && served.contains(place.name))
            .filter(place -> !harmed.contains(place.name) && !place.serves(driver.now()))
            .filter(place -> !ill(place))
            .map(place -> place.name)
            .toList();
    assertThat(without).as(log::text).hasSizeLessThanOrEqualTo(budget);
    driver.places.forEach(this::check);
    believe();
  }

  /** Whether the good driver has had its time there: no rollout is to blame. */
  private boolean ill(SimulatedPlace place) {
    return place
        .pod
        .filter(pod -> pod.revision().equals(driver.good))
        .filter(pod -> driver.now() - pod.born() > START)
        .isPresent();
  }

  private void check(SimulatedPlace place) {
    if (place.serves(driver.now())) {
      served.add(place.name);
      harmed.remove(place.name);
    }
    if (place.rival.isPresent() && !place.owned) {
      assertThat(place.pod).as(log::text).isEmpty();
    }
    if (place.volumes > 0 && served.contains(place.name)) {
      assertThat(place.owned).as(log::text).isTrue();
    }
  }

  private void believe() {
    List<Integer> words =
        driver.places.stream()
            .flatMap(place -> place.pod.stream())
            .map(pod -> TRUST.stream().filter(word -> pod.revision().endsWith(word)).toList())
            .map(found -> TRUST.indexOf(found.getLast()))
            .distinct()
            .toList();
    if (driver.authority.begun()) {
      assertThat(words.stream().mapToInt(word -> word).max().orElse(0))
          .as(log::text)
          .isLessThanOrEqualTo(words.stream().mapToInt(word -> word).min().orElse(0) + 1);
    }
  }
}
