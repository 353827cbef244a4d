package io.windlass.workflows.aistore.resource;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Finds what the resource asks for and this version does not do.
 *
 * <p>Guarantee: such a field is reported, never silently ignored.
 */
public final class NotSupportedFields {

  /** What asks for something when the field of that path has a value. */
  private record Rule(String path, Function<AIStoreSpec, Optional<String>> value, String sentence) {

    Stream<UnsupportedField> apply(AIStoreSpec spec) {
      return value.apply(spec).filter(text -> !text.isEmpty()).stream()
          .map(text -> new UnsupportedField("spec." + path, text, sentence));
    }
  }

  /**
   * Where a pod finds the token of its own service account. The worker asks for one of its own
   * account instead, which is for the service alone: so who names that file gets what he means.
   */
  private static final String OWN_TOKEN = "/var/run/secrets/kubernetes.io/serviceaccount/token";

  private static final List<Rule> RULES =
      List.of(
          new Rule(
              "auth.tokenExchange.tokenPath",
              NotSupportedFields::file,
              "a file of the worker is not sent to a service that a resource names; remove it, and"
                  + " a token of the worker's service account is exchanged"));

  private NotSupportedFields() {}

  /** What a running cluster is asked for and does not get; empty when all is supported. */
  public static List<UnsupportedField> of(AIStore aistore) {
    var spec = aistore.getSpec();
    return RULES.stream().flatMap(rule -> rule.apply(spec)).toList();
  }

  private static Optional<String> file(AIStoreSpec spec) {
    return Optional.ofNullable(spec.auth())
        .filter(auth -> auth.profileRef() == null)
        .map(Auth::tokenExchange)
        .map(TokenExchange::tokenPath)
        .filter(path -> !path.equals(OWN_TOKEN));
  }
}
