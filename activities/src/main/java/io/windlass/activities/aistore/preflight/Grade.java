package io.windlass.activities.aistore.preflight;

import java.util.Locale;

/** What a finding means for the deployment. */
public enum Grade {
  /** Nothing is created as long as it is so. */
  BLOCKING,
  /** It is told, and the deployment goes on. */
  ADVICE;

  /** As people read it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
