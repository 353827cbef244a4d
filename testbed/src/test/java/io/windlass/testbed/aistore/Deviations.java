package io.windlass.testbed.aistore;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The table of known differences between the simulator and the recordings. One a line: recording,
 * name of the exchange (or *), beginning of the difference, reason; separated by bars.
 */
final class Deviations {
  private record Known(String recording, String exchange, String difference, String reason) {
    boolean covers(String from, Exchange exchanged, String found) {
      return (recording.equals("*") || recording.equals(from))
          && (exchange.equals("*") || exchange.equals(exchanged.name()))
          && found.startsWith(difference);
    }
  }

  private final List<Known> known = new ArrayList<>();
  private final TreeSet<String> used = new TreeSet<>();

  static Deviations read() throws IOException {
    Deviations deviations = new Deviations();
    for (String line : lines("/fixtures/deviations.txt")) {
      String[] parts = line.split("\\s*\\|\\s*", 4);
      deviations.known.add(new Known(parts[0], parts[1], parts[2], parts[3]));
    }
    return deviations;
  }

  /** Lines of a resource without comments and blank ones. */
  static List<String> lines(String resource) throws IOException {
    try (InputStream stream = Deviations.class.getResourceAsStream(resource)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    }
  }

  boolean cover(String recording, Exchange exchange, String difference) {
    List<Known> matching =
        known.stream().filter(one -> one.covers(recording, exchange, difference)).toList();
    matching.forEach(one -> used.add(one.toString()));
    return !matching.isEmpty();
  }

  /** Entries of a recording that nothing needed: the simulator got better, the table did not. */
  List<String> stale(String recording) {
    return known.stream()
        .filter(one -> one.recording().equals(recording))
        .map(Known::toString)
        .filter(one -> !used.contains(one))
        .toList();
  }
}
