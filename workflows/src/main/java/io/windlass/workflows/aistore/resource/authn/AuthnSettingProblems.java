package io.windlass.workflows.aistore.resource.authn;

import io.windlass.workflows.aistore.resource.ServiceUrl;
import io.windlass.workflows.resource.SpecProblem;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Settings that AuthN would not start with: it ends at once, again and again. */
final class AuthnSettingProblems {

  private static final Pattern TIME = Pattern.compile("([0-9]+(?:\\.[0-9]*)?)(ns|us|µs|ms|s|m|h)");

  private static final Map<String, BigDecimal> SECONDS =
      Map.of(
          "ns", new BigDecimal("1e-9"),
          "us", new BigDecimal("1e-6"),
          "µs", new BigDecimal("1e-6"),
          "ms", new BigDecimal("1e-3"),
          "s", BigDecimal.ONE,
          "m", BigDecimal.valueOf(60),
          "h", BigDecimal.valueOf(3_600));

  private static final long LEAST_TOKEN = 60;
  private static final long LEAST_FLUSH = 10;
  private static final long LEAST_TIMEOUT = 1;
  private static final int LEAST_KEY = 2_048;
  private static final int LEAST_PORT = 1_024;

  private AuthnSettingProblems() {}

  static Stream<SpecProblem> of(AuthnSpec spec) {
    AuthnConfig config = Objects.requireNonNullElse(spec.config(), AuthnConfig.EMPTY);
    Optional<TokenConfig> tokens = Optional.ofNullable(config.auth());
    Optional<NetworkConfig> net = Optional.ofNullable(config.net());
    return Stream.of(
            time(
                "spec.config.auth.expirationTime",
                tokens.map(TokenConfig::expirationTime).orElse(null),
                LEAST_TOKEN),
            time(
                "spec.config.auth.maxTokenAge",
                tokens.map(TokenConfig::maxTokenAge).orElse(null),
                LEAST_TOKEN),
            tokens.map(TokenConfig::signingKey).flatMap(AuthnSettingProblems::key),
            tokens.map(TokenConfig::db).flatMap(AuthnSettingProblems::store),
            time(
                "spec.config.log.flushInterval",
                Optional.ofNullable(config.log()).map(LogConfig::flushInterval).orElse(null),
                LEAST_FLUSH),
            time(
                "spec.config.timeout.defaultTimeout",
                Optional.ofNullable(config.timeout())
                    .map(TimeoutConfig::defaultTimeout)
                    .orElse(null),
                LEAST_TIMEOUT),
            net.map(NetworkConfig::externalURL)
                .filter(url -> !url.isEmpty())
                .flatMap(AuthnSettingProblems::url),
            net.map(NetworkConfig::http)
                .map(HttpConfig::port)
                .filter(port -> port < LEAST_PORT)
                .map(
                    port ->
                        SpecProblem.blocking(
                            "spec.config.net.http.port", port, "give a port from 1024 to 65535")))
        .flatMap(Optional::stream);
  }

  private static Optional<SpecProblem> key(SigningKey key) {
    if (key.mode() == KeyMode.UNKNOWN) {
      return Optional.of(
          SpecProblem.blocking(
              "spec.config.auth.signingKey.mode", "unknown", "write external, or remove it"));
    }
    return Optional.ofNullable(key.bits())
        .filter(bits -> bits < LEAST_KEY)
        .map(
            bits ->
                SpecProblem.blocking(
                    "spec.config.auth.signingKey.bits", bits, "give at least 2048"));
  }

  private static Optional<SpecProblem> store(UserStore store) {
    return store.type() == StoreType.UNKNOWN
        ? Optional.of(
            SpecProblem.blocking(
                "spec.config.auth.db.type", "unknown", "write BuntDB, or remove it"))
        : Optional.empty();
  }

  private static Optional<SpecProblem> url(String url) {
    return ServiceUrl.problem(url)
        .map(wrong -> SpecProblem.blocking("spec.config.net.externalURL", url, wrong));
  }

  /**
   * What is wrong with a time; empty when nothing is.
   *
   * @param value none is as good as any
   * @param least in seconds
   */
  static Optional<SpecProblem> time(String field, @Nullable String value, long least) {
    return Optional.ofNullable(value)
        .flatMap(
            text ->
                seconds(text)
                    .filter(seconds -> seconds.compareTo(BigDecimal.valueOf(least)) < 0)
                    .map(seconds -> "give at least %ds".formatted(least))
                    .or(
                        () ->
                            seconds(text).isPresent()
                                ? Optional.empty()
                                : Optional.of("write a time such as 24h or 30s"))
                    .map(wrong -> SpecProblem.blocking(field, text, wrong)));
  }

  private static Optional<BigDecimal> seconds(String text) {
    Matcher parts = TIME.matcher(text);
    BigDecimal sum = BigDecimal.ZERO;
    int end = 0;
    while (parts.find() && parts.start() == end) {
      BigDecimal unit = Objects.requireNonNull(SECONDS.get(parts.group(2)));
      sum = sum.add(new BigDecimal(parts.group(1)).multiply(unit));
      end = parts.end();
    }
    return end == 0 || end != text.length() ? Optional.empty() : Optional.of(sum);
  }
}
