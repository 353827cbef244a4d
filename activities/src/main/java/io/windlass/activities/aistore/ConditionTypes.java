package io.windlass.activities.aistore;

import io.windlass.workflows.aistore.resource.AIStore;

/** The types of the conditions: first ours, then those of the original operator. */
public final class ConditionTypes {

  public static final String READY = "Ready";
  public static final String PROGRESSING = "Progressing";
  public static final String STALLED = "Stalled";
  static final String PREFLIGHT = "Preflight";
  static final String HOST_SETTINGS = "HostSettings";
  static final String ADOPTED = "Adopted";
  static final String CERTIFICATES_VALID = "CertificatesValid";
  static final String INITIALIZED = "Initialized";
  public static final String CREATED = "Created";
  static final String READY_REBALANCE = "ReadyRebalance";

  private ConditionTypes() {}

  static boolean isTrue(AIStore aistore, String type) {
    return aistore
        .getStatus()
        .condition(type)
        .filter(condition -> "True".equals(condition.getStatus()))
        .isPresent();
  }
}
