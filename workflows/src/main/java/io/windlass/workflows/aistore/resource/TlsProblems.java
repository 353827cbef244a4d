package io.windlass.workflows.aistore.resource;

import static io.windlass.workflows.resource.SpecProblem.blocking;
import static io.windlass.workflows.resource.SpecProblem.warning;

import io.windlass.workflows.aistore.resource.config.ClusterConfigOverrides;
import io.windlass.workflows.aistore.resource.config.Http;
import io.windlass.workflows.aistore.resource.config.Network;
import io.windlass.workflows.resource.SpecProblem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Certificates that are asked for twice, or not at all. */
final class TlsProblems {

  private static final String PATH = "spec.configToUpdate.net.http.";

  private static final Pattern TIME = Pattern.compile("([0-9]+(\\.[0-9]*)?(ns|us|µs|ms|s|m|h))+");

  private TlsProblems() {}

  static Stream<SpecProblem> of(AIStore aistore) {
    Http http =
        Optional.ofNullable(aistore.getSpec().configToUpdate())
            .map(ClusterConfigOverrides::net)
            .map(Network::http)
            .orElse(NOTHING);
    return Stream.of(
            source(aistore),
            issuer(aistore),
            twice(aistore, http),
            missing(aistore, http),
            clients(http),
            times(aistore),
            trust(aistore))
        .flatMap(problems -> problems);
  }

  private static final Http NOTHING =
      new Http(null, null, null, null, null, null, null, null, null, null, null, null, null);

  private static Stream<SpecProblem> source(AIStore aistore) {
    return Optional.ofNullable(aistore.getSpec().tls()).stream()
        .filter(tls -> tls.certificate() == null && absent(tls.secretName()))
        .map(
            tls ->
                blocking(
                    "spec.tls", SpecProblems.ABSENT, "name a Secret in secretName, or remove it"));
  }

  private static Stream<SpecProblem> issuer(AIStore aistore) {
    Https https = new Https(aistore);
    return https.issuer().filter(word -> !https.issuedByWindlass()).stream()
        .map(
            word ->
                blocking(
                    "metadata.annotations[%s]".formatted(Https.ISSUER),
                    word,
                    word.equals(Https.WINDLASS)
                        ? "name the Secret that is to be made in spec.tls.secretName"
                        : "write %s, or remove it".formatted(Https.WINDLASS)));
  }

  private static Stream<SpecProblem> twice(AIStore aistore, Http http) {
    return aistore.getSpec().tls() == null
        ? Stream.empty()
        : files(http).entrySet().stream()
            .filter(file -> !absent(file.getValue()))
            .filter(file -> !documented(aistore, file.getKey(), String.valueOf(file.getValue())))
            .map(
                file ->
                    blocking(
                        PATH + file.getKey(),
                        String.valueOf(file.getValue()),
                        "spec.tls decides where certificates are: remove one of the two"));
  }

  /** A file where older guides let the configuration point is the one that is mounted. */
  private static boolean documented(AIStore aistore, String setting, String file) {
    return OldSpellings.documented(aistore.getSpec(), setting, file);
  }

  /** The daemons would end as soon as they start. */
  private static Stream<SpecProblem> missing(AIStore aistore, Http http) {
    return aistore.getSpec().tls() != null || !new Https(aistore).on()
        ? Stream.empty()
        : Stream.of("server_crt", "server_key")
            .filter(file -> absent(files(http).get(file)))
            .map(
                file ->
                    blocking(
                        PATH + file,
                        SpecProblems.ABSENT,
                        "HTTPS needs a certificate: name its Secret in spec.tls.secretName"));
  }

  private static Map<String, @Nullable String> files(Http http) {
    var files = new LinkedHashMap<String, @Nullable String>();
    files.put("server_crt", http.serverCrt());
    files.put("server_key", http.serverKey());
    files.put("client_ca_tls", http.clientCaTls());
    return files;
  }

  /** Each of these would refuse the probes of the kubelet, which has no certificate. */
  private static Stream<SpecProblem> clients(Http http) {
    return Optional.ofNullable(http.clientAuthTls()).stream()
        .filter(List.of(2L, 4L)::contains)
        .map(
            level ->
                blocking(
                    PATH + "client_auth_tls",
                    level,
                    "the kubelet has no certificate, so no pod would become ready: "
                        + "use 3, which verifies the certificates of those who have one"));
  }

  /** Whoever makes the certificate would refuse it, for each pod anew. */
  private static Stream<SpecProblem> times(AIStore aistore) {
    return Optional.ofNullable(aistore.getSpec().tls())
        .map(Tls::certificate)
        .map(
            certificate ->
                Stream.of(
                    time("duration", certificate.duration()),
                    time("renewBefore", certificate.renewBefore())))
        .orElseGet(Stream::empty)
        .flatMap(Optional::stream);
  }

  private static Optional<SpecProblem> time(String field, @Nullable String value) {
    return Optional.ofNullable(value)
        .filter(text -> !TIME.matcher(text).matches())
        .map(
            text ->
                blocking(
                    "spec.tls.certificate." + field, text, "write a time such as 2160h or 90m"));
  }

  private static Stream<SpecProblem> trust(AIStore aistore) {
    return new Https(aistore).on()
        ? Stream.empty()
        : new Https(aistore)
            .windlassTrustsAnybody().stream()
                .map(
                    value ->
                        warning(
                            "spec.operatorSkipVerifyCrt",
                            value,
                            "has no effect: the API is reached over plain HTTP"));
  }

  private static boolean absent(@Nullable String text) {
    return text == null || text.isBlank();
  }
}
