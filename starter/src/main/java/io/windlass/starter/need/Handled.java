package io.windlass.starter.need;

import io.windlass.starter.resource.Demand;
import io.windlass.workflows.lifecycle.Cause;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the starter remembers of one resource, so that it does not ask twice for the same thing.
 * Lost in a restart without harm: a repeated request is harmless, too.
 *
 * @param uid the life of the resource that all this is about
 * @param acceptedGeneration the newest generation for which a workflow accepted a request; 0 if
 *     none
 * @param runSeen when the workflow was last known to be open
 * @param heard what people asked for
 * @param suspectedSince since when it differs in a way that nobody was asked about; {@link
 *     Instant#MAX} if it does not
 * @param askedAbout differences about which a workflow was asked
 * @param stalledAt fingerprint of its objects when it stalled; empty while it is not
 */
public record Handled(
    String uid,
    long acceptedGeneration,
    Instant runSeen,
    Heard heard,
    Instant suspectedSince,
    Set<String> askedAbout,
    String stalledAt) {

  /**
   * What people asked for and was passed on.
   *
   * @param details of the last demand of each kind
   * @param wishes how the work is to go on; empty when that was not passed on yet
   */
  public record Heard(Map<Demand, String> details, Optional<String> wishes) {

    static final Heard NOTHING = new Heard(Map.of(), Optional.empty());

    public Heard {
      details = Map.copyOf(details);
    }

    /** Detail of the last demand of a kind; empty if none. */
    String last(Demand demand) {
      return details.getOrDefault(demand, "");
    }

    Heard and(Demand demand, String detail) {
      Map<Demand, String> now = new EnumMap<>(Demand.class);
      now.putAll(details);
      now.put(demand, detail);
      return new Heard(now, wishes);
    }

    Heard wishing(String now) {
      return new Heard(details, Optional.of(now));
    }
  }

  public Handled {
    askedAbout = Set.copyOf(askedAbout);
  }

  /** Nothing yet. */
  public static Handled nothing(String uid) {
    return new Handled(uid, 0, Instant.MIN, Heard.NOTHING, Instant.MAX, Set.of(), "");
  }

  Handled forLife(String now) {
    return uid.equals(now) ? this : nothing(now);
  }

  Handled suspected(Instant since) {
    return new Handled(uid, acceptedGeneration, runSeen, heard, since, askedAbout, stalledAt);
  }

  Handled unsuspected() {
    return suspected(Instant.MAX);
  }

  Handled about(Set<String> differences) {
    return new Handled(
        uid, acceptedGeneration, runSeen, heard, suspectedSince, differences, stalledAt);
  }

  Handled stalledAt(String fingerprint) {
    return new Handled(
        uid, acceptedGeneration, runSeen, heard, suspectedSince, askedAbout, fingerprint);
  }

  /** After the workflow was found open. */
  public Handled runSeen(Instant now) {
    return new Handled(uid, acceptedGeneration, now, heard, suspectedSince, askedAbout, stalledAt);
  }

  /** After a demand was passed on. */
  public Handled heard(Demand demand, String detail) {
    return new Handled(
        uid,
        acceptedGeneration,
        runSeen,
        heard.and(demand, detail),
        suspectedSince,
        askedAbout,
        stalledAt);
  }

  /**
   * After the request was accepted for the given generation.
   *
   * @param wishes that the workflow finds when it looks
   */
  public Handled accepted(Need.Ask ask, long generation, String wishes, Instant now) {
    Set<String> known = new HashSet<>(askedAbout);
    known.addAll(ask.drift());
    Heard said = demand(ask.cause()).map(demand -> heard.and(demand, ask.detail())).orElse(heard);
    return new Handled(uid, generation, now, said.wishing(wishes), Instant.MAX, known, stalledAt);
  }

  private static Optional<Demand> demand(Cause cause) {
    return switch (cause) {
      case RETRY -> Optional.of(Demand.RETRY);
      case REQUEST -> Optional.of(Demand.REQUEST);
      case SPEC, DRIFT, RESYNC, WISH -> Optional.empty();
    };
  }
}
