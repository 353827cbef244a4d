package io.windlass.workflows.pmem.adopt;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.workflows.aistore.simulator.Golden;
import io.windlass.workflows.lifecycle.Decision;
import io.windlass.workflows.pmem.PmemStep;
import io.windlass.workflows.pmem.resource.DriverLayout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every combination of what is found, and what is decided then. */
class AdoptionPlannerTest {

  private static final List<Optional<String>> SIGNS =
      List.of(Optional.empty(), Optional.of("its pod operators/pmem-csi-operator-0 runs"));

  private static final List<List<String>> OBSTACLES =
      List.of(List.of(), List.of("DaemonSet demo-node is in the middle of a rollout"));

  private static final List<Optional<DriverLayout>> LAYOUTS =
      Stream.concat(
              Stream.of(DriverLayout.values()).map(Optional::of),
              Stream.of(Optional.<DriverLayout>empty()))
          .toList();

  private static List<DriverEstate> all() {
    List<DriverEstate> all = new ArrayList<>();
    for (Optional<DriverLayout> layout : LAYOUTS) {
      for (String namespace : List.of("pmem-csi", "default")) {
        for (boolean requested : new boolean[] {false, true}) {
          for (Optional<String> sign : SIGNS) {
            for (List<String> obstacles : OBSTACLES) {
              all.add(
                  new DriverEstate(
                      "deployments.pmem-csi.intel.com/demo",
                      layout,
                      DriverLayout.DISTRIBUTED,
                      namespace,
                      "pmem-csi",
                      requested,
                      sign,
                      obstacles));
            }
          }
        }
      }
    }
    return all;
  }

  @Test
  void everyCombinationIsDecided() {
    Map<String, List<String>> cases = new LinkedHashMap<>();
    all()
        .forEach(
            estate ->
                cases
                    .computeIfAbsent(
                        words(AdoptionPlanner.decide(estate)), decision -> new ArrayList<>())
                    .add(words(estate)));
    StringBuilder log = new StringBuilder();
    cases.forEach(
        (decision, estates) ->
            log.append("=> %s\n     %s\n".formatted(decision, String.join("\n     ", estates))));
    Golden.check("pmem-adopt", "decisions", log.toString());
  }

  private static String words(DriverEstate estate) {
    return "%s in %s, %s, %s, %s"
        .formatted(
            estate.layout().map(DriverLayout::word).orElse("no layout"),
            estate.namespace(),
            estate.requested() ? "asked for" : "not asked for",
            estate.works().isPresent() ? "works" : "stopped",
            estate.obstacles().isEmpty() ? "free" : "something in the way");
  }

  @Test
  void onlyWhatIsAskedForAndFreeIsAdopted() {
    assertThat(all().stream().filter(AdoptionPlannerTest::adopted)).hasSize(1);
  }

  private static boolean adopted(DriverEstate estate) {
    return AdoptionPlanner.decide(estate) instanceof Decision.Quiet<PmemStep>;
  }

  private static String words(Decision<PmemStep> decision) {
    return switch (decision) {
      case Decision.Quiet<PmemStep> quiet -> quiet.steps().getFirst().title();
      case Decision.Stalled<PmemStep> stalled ->
          "%s: %s".formatted(stalled.reason().camelCase(), stalled.message());
      case Decision.Converged<PmemStep> other -> other.toString();
      case Decision.Held<PmemStep> other -> other.toString();
      case Decision.Operate<PmemStep> other -> other.toString();
      case Decision.Gone<PmemStep> other -> other.toString();
    };
  }
}
