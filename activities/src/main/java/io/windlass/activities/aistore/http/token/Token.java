package io.windlass.activities.aistore.http.token;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * What calls to a cluster prove themselves with. Never printed.
 *
 * @param issued when we got it
 * @param end when it is no longer good; {@link Instant#MAX} where nobody says
 */
public record Token(String value, Instant issued, Instant end) {

  /** So long before its end another one is asked for. */
  private static final Duration MARGIN = Duration.ofMinutes(5);

  /** Of a token that lives for less, a part of its life. */
  private static final int PART = 5;

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Issued now.
   *
   * @param lifetime as the service tells it; otherwise the token itself may tell when it ends
   */
  static Token of(String value, Optional<Duration> lifetime) {
    Instant now = Instant.now();
    return new Token(
        value, now, lifetime.map(now::plus).or(() -> expiry(value)).orElse(Instant.MAX));
  }

  /** Whether another one should be asked for. */
  public boolean worn(Instant now) {
    Duration part = Duration.between(issued, end).dividedBy(PART);
    return now.isAfter(end.minus(part.compareTo(MARGIN) < 0 ? part : MARGIN));
  }

  /** Whether it is no longer good. */
  public boolean over(Instant now) {
    return now.isAfter(end);
  }

  /** The claim {@code exp}, where this is a JSON web token: seconds since 1970. */
  private static Optional<Instant> expiry(String value) {
    String[] parts = value.split("\\.", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    try {
      long seconds = JSON.readTree(Base64.getUrlDecoder().decode(parts[1])).path("exp").asLong();
      return seconds > 0 ? Optional.of(Instant.ofEpochSecond(seconds)) : Optional.empty();
    } catch (IllegalArgumentException | IOException opaque) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return "a token until " + end;
  }
}
