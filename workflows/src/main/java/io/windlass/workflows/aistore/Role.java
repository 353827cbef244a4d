package io.windlass.workflows.aistore;

import java.util.Locale;

/** The two kinds of AIS node. */
public enum Role {
  PROXY,
  TARGET;

  /** As object names and labels spell it: {@code proxy}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
