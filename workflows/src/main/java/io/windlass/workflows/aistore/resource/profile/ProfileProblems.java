package io.windlass.workflows.aistore.resource.profile;

import io.windlass.workflows.aistore.resource.ServiceUrl;
import io.windlass.workflows.resource.SpecProblem;
import io.windlass.workflows.resource.SpecProblem.Severity;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds what is wrong in a profile. The rules of the definition are checked again: the definition
 * that is installed may be that of the original operator, which leaves them to its own webhook.
 */
public final class ProfileProblems {

  private ProfileProblems() {}

  /** All problems, the blocking ones first. */
  public static List<SpecProblem> of(AuthProfileSpec spec) {
    return Stream.of(method(spec), service(spec.serviceURL()), endpoints(spec), open(spec))
        .flatMap(problems -> problems)
        .toList();
  }

  /** What must be corrected before it is used. */
  public static List<SpecProblem> blocking(AuthProfileSpec spec) {
    return of(spec).stream().filter(problem -> problem.severity() == Severity.BLOCKING).toList();
  }

  private static Stream<SpecProblem> method(AuthProfileSpec spec) {
    boolean one = (spec.usernamePassword() == null) != (spec.tokenExchange() == null);
    return one
        ? Stream.empty()
        : Stream.of(
            blocking(
                "spec",
                spec.tokenExchange() == null ? "absent" : "both",
                "give exactly one of usernamePassword and tokenExchange"));
  }

  private static Stream<SpecProblem> service(String url) {
    return ServiceUrl.problem(url)
        .or(
            () ->
                Stream.of("", "/").anyMatch(path -> path.equals(URI.create(url).getRawPath()))
                    ? Optional.empty()
                    : Optional.of("give scheme, host and port, without a path"))
        .map(problem -> blocking("spec.serviceURL", url, problem))
        .stream();
  }

  private static Stream<SpecProblem> endpoints(AuthProfileSpec spec) {
    Stream<SpecProblem> exchange =
        Optional.ofNullable(spec.tokenExchange()).map(ProfileTokenExchange::endpoint).stream()
            .flatMap(path -> endpoint("spec.tokenExchange.endpoint", path));
    Stream<SpecProblem> grant =
        Optional.ofNullable(spec.usernamePassword())
            .map(ProfilePassword::loginConf)
            .map(ProfileLoginConfiguration::endpoint)
            .stream()
            .flatMap(path -> endpoint("spec.usernamePassword.loginConf.endpoint", path));
    return Stream.concat(exchange, grant);
  }

  private static Stream<SpecProblem> endpoint(String field, String path) {
    return ServiceUrl.isPath(path)
        ? Stream.empty()
        : Stream.of(blocking(field, path, ServiceUrl.PATH_WANTED));
  }

  private static Stream<SpecProblem> open(AuthProfileSpec spec) {
    Stream<SpecProblem> plain =
        ServiceUrl.openToAll(spec.serviceURL())
            ? Stream.of(warning("spec.serviceURL", spec.serviceURL(), ServiceUrl.OPEN_TO_ALL))
            : Stream.empty();
    Stream<SpecProblem> anybody =
        Optional.ofNullable(spec.tls()).map(ProfileTls::insecureSkipVerify).stream()
            .filter(skips -> skips)
            .map(
                skips ->
                    warning(
                        "spec.tls.insecureSkipVerify",
                        skips,
                        "whoever answers is given the password: give caConfigMapRef instead"));
    return Stream.concat(plain, anybody);
  }

  private static SpecProblem blocking(String path, Object value, String advice) {
    return new SpecProblem(Severity.BLOCKING, path, String.valueOf(value), advice);
  }

  private static SpecProblem warning(String path, Object value, String advice) {
    return new SpecProblem(Severity.WARNING, path, String.valueOf(value), advice);
  }
}
