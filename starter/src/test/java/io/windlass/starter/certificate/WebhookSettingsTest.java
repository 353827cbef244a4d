package io.windlass.starter.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebhookSettingsTest {

  private static WebhookSettings read(Map<String, Object> properties) {
    try (ApplicationContext context = ApplicationContext.run(properties)) {
      return context.getBean(WebhookSettings.class);
    }
  }

  @Test
  void hasDefaults() {
    WebhookSettings settings = read(Map.of());
    assertThat(settings.served()).isFalse();
    assertThat(settings.directory()).isEmpty();
    assertThat(settings.certificateLifetime()).isEqualTo(Duration.ofDays(30));
    assertThat(settings.authorityLifetime()).isEqualTo(Duration.ofDays(360));
    assertThat(settings.allNames("system")).containsExactly("windlass-webhook.system.svc");
  }

  @Test
  void readsItsKeys() {
    WebhookSettings settings =
        read(
            Map.of(
                "windlass.webhook.port", 8443,
                "windlass.webhook.names", "127.0.0.1,hook.example.org",
                "windlass.webhook.certificate-directory", "/certificates"));
    assertThat(settings.served()).isTrue();
    assertThat(settings.directory()).contains("/certificates");
    assertThat(settings.allNames("system"))
        .containsExactlyElementsOf(
            List.of("windlass-webhook.system.svc", "127.0.0.1", "hook.example.org"));
  }

  @Test
  void lifetimesThatDoNotFitNameTheirKeys() {
    assertThatThrownBy(() -> read(Map.of("windlass.webhook.authority-lifetime", "800h")))
        .rootCause()
        .hasMessageContaining("windlass.webhook.authority-lifetime is PT800H")
        .hasMessageContaining("windlass.webhook.certificate-lifetime");
    assertThatThrownBy(() -> read(Map.of("windlass.webhook.certificate-lifetime", "1s")))
        .rootCause()
        .hasMessageContaining("windlass.webhook.certificate-lifetime is PT1S");
  }
}
