package io.windlass.workflows.aistore.takeover;

import java.util.Arrays;
import java.util.Optional;

/** The three DaemonSets of the chart. */
public enum OldRole {
  TARGET("target", "targetSpec"),
  PROXY("proxy", "proxySpec"),
  /** Proxies that never become primary; modern AIStore has no such kind. */
  NON_ELECTABLE("ne_proxy", "proxySpec");

  private final String component;
  private final String part;

  OldRole(String component, String part) {
    this.component = component;
    this.part = part;
  }

  /** The value of the label {@code component}. */
  public String component() {
    return component;
  }

  /** The part of the new specification that is about it. */
  String part() {
    return part;
  }

  /** The role of that label; empty for what is no daemon. */
  public static Optional<OldRole> of(String component) {
    return Arrays.stream(values()).filter(role -> role.component.equals(component)).findFirst();
  }
}
