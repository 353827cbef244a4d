package io.windlass.starter.certificate;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How the webhook is served, under the prefix {@code windlass.webhook}. Wrong values end the start.
 *
 * @param port where it is served; 0 for not at all
 * @param host the address of that port; all of them when absent
 * @param names by which the API server calls it, beside those of its Service
 * @param service the Service in front of it, in the starter's own namespace
 * @param configuration the ValidatingWebhookConfiguration that is told the authorities
 * @param secret where the starters keep their common certificate, in their own namespace
 * @param certificateDirectory where another one puts {@code tls.crt}, {@code tls.key} and {@code
 *     ca.crt}; absent to have our own certificate
 * @param certificateLifetime of the certificate; it is renewed when a third is left
 * @param authorityLifetime of the authority that signs it
 */
@ConfigurationProperties("windlass.webhook")
public record WebhookSettings(
    @Bindable(defaultValue = "0") @Min(0) @Max(65_535) int port,
    @Nullable String host,
    @Nullable List<@NotBlank String> names,
    @Bindable(defaultValue = "windlass-webhook") @NotBlank String service,
    @Bindable(defaultValue = "windlass") @NotBlank String configuration,
    @Bindable(defaultValue = "windlass-webhook") @NotBlank String secret,
    @Nullable String certificateDirectory,
    @Bindable(defaultValue = "720h") Duration certificateLifetime,
    @Bindable(defaultValue = "8640h") Duration authorityLifetime) {

  private static final Duration SHORTEST = Duration.ofSeconds(5);

  public WebhookSettings {
    if (certificateLifetime.compareTo(SHORTEST) < 0) {
      throw new IllegalArgumentException(
          "windlass.webhook.certificate-lifetime is %s: it must be at least %s"
              .formatted(certificateLifetime, SHORTEST));
    }
    if (authorityLifetime.compareTo(certificateLifetime.multipliedBy(2)) < 0) {
      throw new IllegalArgumentException(
          "windlass.webhook.authority-lifetime is %s: it must be at least twice windlass.webhook.certificate-lifetime, %s"
              .formatted(authorityLifetime, certificateLifetime));
    }
  }

  /** Whether there is a webhook to serve. */
  public boolean served() {
    return port > 0;
  }

  /** Where another one puts the certificate. */
  public Optional<String> directory() {
    return Optional.ofNullable(certificateDirectory).filter(path -> !path.isBlank());
  }

  /** Every name by which the webhook may be called. */
  List<String> allNames(String namespace) {
    String host = "%s.%s.svc".formatted(service, namespace);
    return Stream.concat(Stream.of(host), Optional.ofNullable(names).stream().flatMap(List::stream))
        .distinct()
        .toList();
  }
}
