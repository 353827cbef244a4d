package io.windlass.starter.resource;

import java.util.Locale;

/** Names one object in the namespace of its owner. */
public record ObjectName(String kind, String name) {

  /** In the spelling of kubectl: {@code service/demo-proxy}. */
  @Override
  public String toString() {
    return kind.toLowerCase(Locale.ROOT) + "/" + name;
  }
}
