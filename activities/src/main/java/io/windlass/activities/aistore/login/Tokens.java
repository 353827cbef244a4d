package io.windlass.activities.aistore.login;

import io.windlass.activities.aistore.http.AisUnreachable;
import io.windlass.activities.aistore.http.NotAdmitted;
import io.windlass.activities.aistore.http.token.Token;
import io.windlass.activities.aistore.http.token.TokenRefused;
import io.windlass.workflows.lifecycle.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tokens of one login, one after the other. In this process's memory only.
 *
 * <ol>
 *   <li>The first is asked for when it is needed. Another one follows some time before its end:
 *       while none is to be had, the old one serves to its end.
 *   <li>Each is asked for with what the Secret holds then. So a changed password counts as soon as
 *       a token is needed, and not before.
 *   <li>One that a cluster refuses is given up, unless it is so new that another would be refused
 *       too.
 *   <li>What did not come off is not tried again at once: a wrong password that is repeated may
 *       lock its user out. Anything else, such as a mended Secret, is tried at once.
 * </ol>
 */
final class Tokens {

  private static final Logger LOG = LoggerFactory.getLogger(Tokens.class);

  /** Between two tries of the same; so long a token counts as new. */
  static final Duration PAUSE = Duration.ofSeconds(10);

  private final Login login;
  private final Attempts attempts;
  private final InstantSource clock;
  private Optional<Token> token = Optional.empty();
  private Optional<Failure> failure = Optional.empty();

  /** A try that did not come off. */
  private record Failure(Attempt attempt, RuntimeException why, Instant at) {}

  Tokens(Login login, Attempts attempts, InstantSource clock) {
    this.login = login;
    this.attempts = attempts;
    this.clock = clock;
  }

  Login login() {
    return login;
  }

  /**
   * The one to show now.
   *
   * @throws NotAdmitted when there is none to be had
   * @throws AisUnreachable when the service does not answer
   */
  synchronized String current() {
    Instant now = clock.instant();
    if (token.isEmpty() || token.get().worn(now)) {
      try {
        token = Optional.of(ask(now));
      } catch (NotAdmitted | AisUnreachable none) {
        token = token.filter(old -> !old.over(now));
        if (token.isEmpty()) {
          throw none;
        }
        LOG.debug("the token of {} serves on: {}", login.who(), none.getMessage());
      }
    }
    return token.get().value();
  }

  /** Whether there may be another one than that which a cluster has refused. */
  synchronized boolean renews(String refused) {
    Optional<Token> held = token.filter(one -> one.value().equals(refused));
    if (held.isEmpty()) {
      return true;
    }
    boolean old = clock.instant().isAfter(held.get().issued().plus(PAUSE));
    if (old) {
      token = Optional.empty();
    }
    return old;
  }

  private Token ask(Instant now) {
    Attempt attempt = attempts.prepare(login);
    Optional<Failure> recent =
        failure
            .filter(one -> one.attempt().equals(attempt))
            .filter(one -> now.isBefore(one.at().plus(PAUSE)));
    if (recent.isPresent()) {
      throw recent.get().why();
    }
    try {
      Token fresh = made(attempt);
      failure = Optional.empty();
      LOG.info("logged in at {} as {}", login.service(), login.who());
      return fresh;
    } catch (NotAdmitted | AisUnreachable none) {
      failure = Optional.of(new Failure(attempt, none, now));
      throw none;
    }
  }

  private Token made(Attempt attempt) {
    try {
      return attempt.make();
    } catch (TokenRefused refused) {
      throw NotAdmitted.withoutToken(Reason.LOGIN_FAILED, login.refused(refused.words()));
    }
  }
}
