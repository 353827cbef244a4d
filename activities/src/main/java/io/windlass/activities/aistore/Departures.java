package io.windlass.activities.aistore;

import io.fabric8.kubernetes.api.model.Pod;
import io.windlass.workflows.aistore.NodeObservation.Departure;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How far targets have come on their way out of the cluster, by pod and uid, as the resource's
 * annotation records it: {@code demo-target-5=1a2b3c4d.moved}. A pod that came later has another
 * uid, so that nothing is ever said of it. AIStore deletes the configuration of a node that leaves:
 * its container can't serve again in the same pod, so that {@code moved} stays true.
 */
record Departures(Map<String, Departure> pods) {

  Departures {
    pods = Map.copyOf(pods);
  }

  static Departures parse(String annotation) {
    return new Departures(
        Arrays.stream(annotation.split(","))
            .map(part -> part.split("\\."))
            .filter(parts -> parts.length == 2)
            .collect(Collectors.toMap(parts -> parts[0], parts -> departure(parts[1]))));
  }

  private static Departure departure(String word) {
    return Arrays.stream(Departure.values())
        .filter(value -> word(value).equals(word))
        .findFirst()
        .orElse(Departure.NONE);
  }

  private static String word(Departure departure) {
    return departure.name().toLowerCase(Locale.ROOT);
  }

  Departure of(Pod pod) {
    return pods.getOrDefault(PodReading.identity(pod), Departure.NONE);
  }

  /** With the same for all of some pods. */
  Departures with(Collection<Pod> changed, Departure departure) {
    Map<String, Departure> all = new TreeMap<>(pods);
    changed.forEach(pod -> all.put(PodReading.identity(pod), departure));
    return new Departures(all);
  }

  /** Without what is said of a pod, or of its predecessors. */
  Departures without(String pod) {
    Map<String, Departure> left = new TreeMap<>(pods);
    left.keySet().removeIf(key -> key.startsWith(pod + "="));
    return new Departures(left);
  }

  String annotation() {
    return new TreeMap<>(pods)
        .entrySet().stream()
            .map(entry -> "%s.%s".formatted(entry.getKey(), word(entry.getValue())))
            .collect(Collectors.joining(","));
  }
}
