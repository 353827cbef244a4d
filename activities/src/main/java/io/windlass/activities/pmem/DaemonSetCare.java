package io.windlass.activities.pmem;

import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.DaemonSetBuilder;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What Windlass remembers on a DaemonSet goes with it from one apply to the next. */
final class DaemonSetCare {

  private DaemonSetCare() {}

  /** What is wanted, with what is remembered on the one that lives. */
  static DaemonSet carrying(DaemonSet wanted, DaemonSet live) {
    Map<String, String> remembered =
        Stream.of(PmemAnnotations.GOOD, PmemAnnotations.CAPACITY)
            .filter(name -> !PmemAnnotations.value(live, name).isEmpty())
            .collect(Collectors.toMap(name -> name, name -> PmemAnnotations.value(live, name)));
    return with(wanted, remembered);
  }

  /** The same with annotations. */
  static DaemonSet with(DaemonSet wanted, Map<String, String> annotations) {
    return annotations.isEmpty()
        ? wanted
        : new DaemonSetBuilder(wanted)
            .editMetadata()
            .addToAnnotations(annotations)
            .endMetadata()
            .build();
  }
}
