package io.windlass.testbed.aistore;

import java.util.Locale;
import java.util.Optional;

/** What a node does in its cluster. */
public enum NodeRole {
  PROXY,
  TARGET;

  /** As in {@code daemon_type} and in the flag {@code -role}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A node's name in error texts: {@code p[id]} or {@code t[id]}. */
  public String label(String id) {
    return text().charAt(0) + "[" + id + "]";
  }

  /** Reads the value of the flag {@code -role}; empty when it is neither of the two. */
  public static Optional<NodeRole> parse(String text) {
    for (NodeRole role : values()) {
      if (role.text().equals(text)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }
}
