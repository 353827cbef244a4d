package io.windlass.workflows.aistore.resource.authn;

import io.windlass.workflows.aistore.resource.CertificateMode;
import io.windlass.workflows.aistore.resource.IssuerKind;
import io.windlass.workflows.aistore.resource.ServiceUrl;
import io.windlass.workflows.aistore.resource.TlsCertificate;
import io.windlass.workflows.resource.SpecProblem;
import io.windlass.workflows.resource.SpecProblem.Severity;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds what is wrong in a specification. The rules of the definition are checked again: the
 * definition that is installed may be that of the original operator.
 */
public final class AuthnProblems {

  private static final String NAME_ONE = "name a Secret, or remove it";

  private AuthnProblems() {}

  /** All problems, the blocking ones first. */
  public static List<SpecProblem> of(AIStoreAuth auth) {
    AuthnSpec spec = auth.getSpec();
    return Stream.of(
            secrets(spec),
            AuthnSettingProblems.of(spec),
            tls(spec.tls()),
            storage(spec.persistence()),
            access(spec.externalAccess()),
            container(spec.deployment().container()),
            open(auth))
        .flatMap(problems -> problems)
        .sorted((one, other) -> one.severity().compareTo(other.severity()))
        .toList();
  }

  /** The problems that must be corrected before anything is done. */
  public static List<SpecProblem> blocking(AIStoreAuth auth) {
    return of(auth).stream().filter(problem -> problem.severity() == Severity.BLOCKING).toList();
  }

  private static Stream<SpecProblem> secrets(AuthnSpec spec) {
    Stream<SpecProblem> both =
        spec.hmacSecret() == null || spec.rsaPassphraseSecret() == null
            ? Stream.empty()
            : Stream.of(
                SpecProblem.blocking(
                    "spec.rsaPassphraseSecret",
                    spec.rsaPassphraseSecret().name(),
                    "tokens are signed either with spec.hmacSecret or with an RSA key: remove one"
                        + " of both"));
    return Stream.concat(
        both,
        Stream.of(
                unnamed("spec.adminSecret.name", spec.adminSecret()),
                unnamed("spec.hmacSecret.name", spec.hmacSecret()),
                unnamed("spec.rsaPassphraseSecret.name", spec.rsaPassphraseSecret()))
            .flatMap(Optional::stream));
  }

  private static Optional<SpecProblem> unnamed(String field, @Nullable SecretReference reference) {
    return Optional.ofNullable(reference)
        .filter(named -> named.name().isEmpty())
        .map(named -> absent(field, NAME_ONE));
  }

  private static Stream<SpecProblem> tls(@Nullable AuthnTls tls) {
    if (tls == null) {
      return Stream.empty();
    }
    boolean named = !Objects.requireNonNullElse(tls.secretName(), "").isEmpty();
    if (named == (tls.certificate() != null)) {
      return Stream.of(
          named
              ? SpecProblem.blocking(
                  "spec.tls.secretName",
                  String.valueOf(tls.secretName()),
                  "give either secretName or certificate, not both")
              : absent("spec.tls", "give secretName or certificate, or remove it"));
    }
    return Optional.ofNullable(tls.certificate()).stream().flatMap(AuthnProblems::certificate);
  }

  private static Stream<SpecProblem> certificate(TlsCertificate asked) {
    String path = "spec.tls.certificate.";
    Stream<SpecProblem> mode =
        Optional.ofNullable(asked.mode())
            .filter(named -> named == CertificateMode.UNKNOWN)
            .map(named -> SpecProblem.blocking(path + "mode", "unknown", "write secret or csi"))
            .stream();
    Stream<SpecProblem> issuer =
        asked.issuerRef() == null || asked.issuerRef().name().isEmpty()
            ? Stream.of(absent(path + "issuerRef.name", "name an issuer of cert-manager"))
            : Optional.ofNullable(asked.issuerRef().kind())
                .filter(kind -> kind == IssuerKind.UNKNOWN)
                .map(
                    kind ->
                        SpecProblem.blocking(
                            path + "issuerRef.kind", "unknown", "write Issuer or ClusterIssuer"))
                .stream();
    Stream<SpecProblem> times =
        Stream.of(
                AuthnSettingProblems.time(path + "duration", asked.duration(), 0),
                AuthnSettingProblems.time(path + "renewBefore", asked.renewBefore(), 0))
            .flatMap(Optional::stream);
    return Stream.of(mode, issuer, times).flatMap(problems -> problems);
  }

  private static Stream<SpecProblem> storage(Persistence persistence) {
    String path = "spec.persistence";
    boolean classed = !Objects.requireNonNullElse(persistence.storageClass(), "").isEmpty();
    boolean volume = !Objects.requireNonNullElse(persistence.volumeName(), "").isEmpty();
    Stream<SpecProblem> place =
        classed == volume
            ? Stream.of(
                SpecProblem.blocking(
                    path,
                    classed ? "both" : "absent",
                    "give exactly one of storageClass and volumeName"))
            : Stream.empty();
    Stream<SpecProblem> size =
        persistence.wantedSize().getNumericalAmount().signum() > 0
            ? Stream.empty()
            : Stream.of(
                SpecProblem.blocking(
                    path + ".size", persistence.wantedSize(), "must be greater than zero"));
    Stream<SpecProblem> policy =
        persistence.deletionPolicy() == DeletionPolicy.UNKNOWN
            ? Stream.of(
                SpecProblem.blocking(path + ".deletionPolicy", "unknown", "write Retain or Delete"))
            : Stream.empty();
    return Stream.of(place, size, policy).flatMap(problems -> problems);
  }

  private static Stream<SpecProblem> access(@Nullable AuthnAccess access) {
    return Optional.ofNullable(access).map(AuthnAccess::nodePort).stream()
        .filter(ways -> ways.port() == null)
        .map(ways -> absent("spec.externalAccess.nodePort.port", "name a port of the nodes"));
  }

  private static Stream<SpecProblem> container(AuthnContainer container) {
    String path = "spec.deployment.container.";
    Stream<SpecProblem> image =
        container.image().isEmpty()
            ? Stream.of(absent(path + "image", "name the image of AuthN"))
            : Stream.empty();
    Stream<SpecProblem> policy =
        container.imagePullPolicy() == PullPolicy.UNKNOWN
            ? Stream.of(
                SpecProblem.blocking(
                    path + "imagePullPolicy", "unknown", "write Always, IfNotPresent or Never"))
            : Stream.empty();
    return Stream.concat(image, policy);
  }

  private static Stream<SpecProblem> open(AIStoreAuth auth) {
    return new ListenAddress(auth).https()
        ? Stream.empty()
        : Stream.of(
            new SpecProblem(Severity.WARNING, "spec.tls", "absent", ServiceUrl.OPEN_TO_ALL));
  }

  private static SpecProblem absent(String path, String advice) {
    return SpecProblem.blocking(path, "absent", advice);
  }
}
