package io.windlass.starter.need;

import io.windlass.workflows.lifecycle.Cause;
import java.time.Instant;
import java.util.HashSet;
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
   * @param retry detail of the last retry; empty if none
   * @param cancel detail of the last cancel; empty if none
   * @param wishes how the work is to go on; empty when that was not passed on yet
   */
  public record Heard(String retry, String cancel, Optional<String> wishes) {

    static final Heard NOTHING = new Heard("", "", Optional.empty());
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

  /** After a cancel was passed on. */
  public Handled cancelled(Need.Cancel cancel) {
    Heard now = new Heard(heard.retry(), cancel.detail(), heard.wishes());
    return new Handled(
        uid, acceptedGeneration, runSeen, now, suspectedSince, askedAbout, stalledAt);
  }

  /**
   * After the request was accepted for the given generation.
   *
   * @param wishes that the workflow finds when it looks
   */
  public Handled accepted(Need.Ask ask, long generation, String wishes, Instant now) {
    Set<String> known = new HashSet<>(askedAbout);
    known.addAll(ask.drift());
    String token = ask.cause() == Cause.RETRY ? ask.detail() : heard.retry();
    Heard said = new Heard(token, heard.cancel(), Optional.of(wishes));
    return new Handled(uid, generation, now, said, Instant.MAX, known, stalledAt);
  }
}
