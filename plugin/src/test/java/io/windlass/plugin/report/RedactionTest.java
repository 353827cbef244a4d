package io.windlass.plugin.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.plugin.Samples;
import io.windlass.plugin.resource.Fields;
import org.junit.jupiter.api.Test;

/** What may be secret does not get through; what helps does. */
class RedactionTest {

  private static final String OBJECT =
      """
      metadata:
        managedFields: [{manager: me}]
        annotations:
          kubectl.kubernetes.io/last-applied-configuration: '{"env":"hidden-1"}'
          windlass.io/draft: '{"env":"hidden-2"}'
          windlass.io/paused: "true"
      spec:
        env:
        - {name: PASSWORD, value: hidden-3}
        - {name: FROM, valueFrom: {secretKeyRef: {name: my-secret, key: k}}}
        clientSecret: hidden-4
        tokens: [hidden-5]
        awsSecretName: my-aws
        imagePullSecrets: [{name: regcred}]
        args: ["--password", "hidden-6"]
        url: https://user:hidden-7@example.com/x
        size: 3
      status:
        message: "called with Bearer hidden-8abc and eyJhbGciOiJI.eyJzdWIiOi.hidden-9"
      """;

  private final Redaction redaction = new Redaction();

  @Test
  void whatMayBeSecretIsTakenOut() {
    String clean = clean();
    assertThat(clean).doesNotContain("hidden").doesNotContain("manager: me");
  }

  @Test
  void whatHelpsStays() {
    assertThat(clean())
        .contains("PASSWORD", "my-secret", "my-aws", "regcred", "example.com/x", "size: 3")
        .contains("windlass.io/paused: 'true'", "called with");
  }

  @Test
  void whatWasTakenOutIsListed() {
    clean();
    assertThat(redaction.leftOut())
        .contains(
            "r.metadata.annotations[kubectl.kubernetes.io/last-applied-configuration]",
            "r.metadata.annotations[windlass.io/draft]",
            "r.spec.env[0].value",
            "r.spec.clientSecret",
            "r.spec.tokens",
            "r.spec.args",
            "r.spec.url",
            "r.status.message");
    assertThat(redaction.leftOut()).hasSize(8);
  }

  @Test
  void keysInTextsAreTakenOut() {
    String key = "-----BEGIN RSA PRIVATE KEY-----\nabc\n-----END RSA PRIVATE KEY-----";
    assertThat(redaction.text("t", "a " + key + " b")).isEqualTo("a (left out) b");
    assertThat(redaction.text("t", "key AKIAIOSFODNN7EXAMPLE")).isEqualTo("key (left out)");
    assertThat(redaction.text("t", "?token=abc&x=1")).isEqualTo("?token=(left out)&x=1");
    assertThat(redaction.text("u", "restart target demo-target-1"))
        .isEqualTo("restart target demo-target-1");
    assertThat(redaction.leftOut()).containsExactly("t");
  }

  private String clean() {
    Fields object = redaction.object("r", Samples.yaml(OBJECT));
    return Yaml.write(object.values());
  }
}
