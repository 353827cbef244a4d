package io.windlass.activities.aistore.login;

import io.windlass.activities.aistore.http.token.Account;
import io.windlass.activities.aistore.http.token.Grant;
import io.windlass.activities.aistore.http.token.Token;
import io.windlass.activities.aistore.http.token.TokenService;
import io.windlass.activities.aistore.login.Login.Method;
import io.windlass.activities.aistore.login.SubjectFiles.Subject;
import java.time.Duration;
import java.util.Optional;

/** One try to get a token. Equal to another one that would show the same to the same. */
interface Attempt {

  /**
   * Makes it.
   *
   * @throws io.windlass.activities.aistore.http.token.TokenRefused when the service gives none
   * @throws io.windlass.activities.aistore.http.AisUnreachable when it does not answer
   */
  Token make();

  /** With a user's password. */
  record WithPassword(TokenService service, Account account, Optional<Grant> grant)
      implements Attempt {

    /** A token that somebody steals is soon of no use. */
    private static final Duration LIFETIME = Duration.ofHours(1);

    @Override
    public Token make() {
      return grant
          .map(wanted -> service.grant(account, wanted))
          .orElseGet(() -> service.login(account, LIFETIME));
    }
  }

  /** With a token of our service account, made for this. */
  record WithExchange(TokenService service, SubjectTokens subjects, Method.Exchange exchange)
      implements Attempt {

    @Override
    public Token make() {
      return service.exchange(
          exchange.endpoint(), subjects.mint(exchange.audience()), exchange.audiences());
    }
  }

  /** With a token that somebody has left in a file. */
  record WithFile(TokenService service, Subject subject, Method.FileExchange exchange)
      implements Attempt {

    @Override
    public Token make() {
      return service.exchange(exchange.endpoint(), subject.token(), exchange.audiences());
    }
  }
}
