package io.windlass.plugin.doctor;

import io.windlass.plugin.resource.Fields;
import io.windlass.plugin.resource.Kind;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether the API server can ask somebody before it accepts a resource, and trusts who answers. */
final class WebhookChecks {

  private static final String TRUST =
      "the starter writes it: see its log, and its rights to validatingwebhookconfigurations";

  private final Surroundings surroundings;
  private final InstantSource clock = InstantSource.system();

  WebhookChecks(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  Stream<Finding> findings(List<Kind> kinds) {
    return surroundings
        .webhooks()
        .map(found -> ofConfigurations(found, kinds))
        .orElseGet(
            () -> Stream.of(Finding.note("webhooks", "you may not list their configurations")));
  }

  private Stream<Finding> ofConfigurations(List<Fields> configurations, List<Kind> kinds) {
    List<Finding> findings =
        configurations.stream()
            .flatMap(configuration -> configuration.children("webhooks").stream())
            .filter(webhook -> kinds.stream().anyMatch(kind -> covers(webhook, kind)))
            .map(this::webhook)
            .toList();
    return findings.isEmpty()
        ? Stream.of(
            Finding.note(
                "webhooks",
                "none: what is wrong with a resource is told by its conditions only;"
                    + " install deploy/kubernetes/webhook.yaml"))
        : findings.stream();
  }

  private static boolean covers(Fields webhook, Kind kind) {
    return webhook.children("rules").stream()
        .anyMatch(
            rule ->
                rule.texts("apiGroups").contains(kind.group())
                    && rule.texts("resources").contains(kind.plural()));
  }

  private Finding webhook(Fields webhook) {
    String about = "webhook " + webhook.text("name");
    return mistrust(webhook.child("clientConfig").text("caBundle"))
        .map(sentence -> Finding.wrong(about, sentence))
        .orElseGet(() -> reach(about, webhook.child("clientConfig")));
  }

  /** Why the API server would trust nobody; a change that it can't ask about may be refused. */
  private Optional<String> mistrust(String bundle) {
    if (bundle.isEmpty()) {
      return Optional.of("has no caBundle, so that the API server trusts nobody: " + TRUST);
    }
    List<X509Certificate> authorities = authorities(bundle);
    if (authorities.isEmpty()) {
      return Optional.of("its caBundle is damaged: " + TRUST);
    }
    Instant now = clock.instant();
    return authorities.stream().allMatch(one -> one.getNotAfter().toInstant().isBefore(now))
        ? Optional.of("every authority of its caBundle has ended: " + TRUST)
        : Optional.empty();
  }

  private static List<X509Certificate> authorities(String bundle) {
    try {
      Collection<? extends Certificate> found =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(Base64.getDecoder().decode(bundle)));
      return found.stream().map(X509Certificate.class::cast).toList();
    } catch (GeneralSecurityException | IllegalArgumentException damaged) {
      return List.of();
    }
  }

  private Finding reach(String about, Fields client) {
    Fields service = client.child("service");
    if (service.isEmpty()) {
      return Finding.note(about, "is served outside the cluster: " + client.text("url"));
    }
    String where = "%s/%s".formatted(service.text("namespace"), service.text("name"));
    return surroundings.endpoints(service.text("namespace"), service.text("name")).isEmpty()
        ? Finding.wrong(
            about,
            "nothing serves it, so that changes of resources may be refused: see Service " + where)
        : Finding.fine(about, "is served by Service " + where);
  }
}
