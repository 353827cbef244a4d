package io.windlass.starter.resource;

import java.util.Map;
import java.util.Optional;

/**
 * What people ask for by annotations of a resource.
 *
 * @param pending what they wrote to ask for something that was not taken up yet
 * @param wishes how the work is to go on, as one word; empty when nobody said anything
 * @param version of the resource that says so
 */
public record Demands(Map<Demand, String> pending, String wishes, String version) {

  public Demands {
    pending = Map.copyOf(pending);
  }

  /** What they wrote to ask for this, if they did. */
  public Optional<String> of(Demand demand) {
    return Optional.ofNullable(pending.get(demand));
  }
}
