package io.windlass.activities.aistore;

import io.fabric8.kubernetes.api.model.Pod;
import io.windlass.activities.kubernetes.PodReading;
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
 *
 * <p>Only of {@code emptied} more is said: a pod that is on no host yet can have got nothing, so
 * that it is as empty as the last one. That is forgotten when the next one is settled.
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
    Departure own = pods.getOrDefault(PodReading.identity(pod), Departure.NONE);
    boolean follows =
        own == Departure.NONE
            && PodReading.host(pod).isEmpty()
            && emptied(pod.getMetadata().getName());
    return follows ? Departure.EMPTIED : own;
  }

  /** Whether a pod of that name was emptied, and none that came later is known to have served. */
  private boolean emptied(String name) {
    return pods.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(name + "="))
        .anyMatch(entry -> entry.getValue() == Departure.EMPTIED);
  }

  /** With the same for all of some pods, and nothing of their predecessors. */
  Departures with(Collection<Pod> changed, Departure departure) {
    Map<String, Departure> all = new TreeMap<>(pods);
    changed.forEach(pod -> all.keySet().removeIf(key -> key.startsWith(name(pod) + "=")));
    changed.forEach(pod -> all.put(PodReading.identity(pod), departure));
    return new Departures(all);
  }

  /** Without what is said of predecessors of processes that serve. */
  Departures settled(SettledTargets serving) {
    return new Departures(
        pods.entrySet().stream()
            .filter(
                entry ->
                    entry.getValue() != Departure.EMPTIED
                        || !serving.has(entry.getKey().split("=")[0]))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  private static String name(Pod pod) {
    return pod.getMetadata().getName();
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
