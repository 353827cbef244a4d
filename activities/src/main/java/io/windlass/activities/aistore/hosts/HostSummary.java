package io.windlass.activities.aistore.hosts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Puts hosts with the same differences into one sentence. */
public final class HostSummary {

  private static final int NAMED = 3;

  private HostSummary() {}

  /**
   * A sentence for each group of hosts that differ in the same way; none for those that do not.
   *
   * @param differences by host, in words
   */
  public static List<String> of(Map<String, List<String>> differences) {
    Map<String, List<String>> groups = new TreeMap<>();
    new TreeMap<>(differences)
        .forEach(
            (host, found) -> {
              if (!found.isEmpty()) {
                groups
                    .computeIfAbsent(String.join(", ", found), same -> new ArrayList<>())
                    .add(host);
              }
            });
    return groups.entrySet().stream()
        .map(group -> "%s: %s".formatted(names(group.getValue()), group.getKey()))
        .toList();
  }

  /** The first of them, and how many there are besides. */
  public static String names(List<String> hosts) {
    String first = String.join(", ", hosts.stream().limit(NAMED).toList());
    return hosts.size() > NAMED ? "%s and %d more".formatted(first, hosts.size() - NAMED) : first;
  }
}
