package io.windlass.activities.aistore.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.windlass.pki.Authority;
import io.windlass.pki.Authority.Validity;
import io.windlass.pki.Identity;
import io.windlass.pki.Trust;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.Https;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A certificate that would not serve is told before a pod starts with it, by what is wrong. */
class CertificateCheckTest {

  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
  private static final Validity YEAR = validity(-1, 365);
  private static final String PROXIES = "*.demo-proxy.ais.svc.cluster.local";
  private static final String PROXY_SERVICE = "demo-proxy.ais.svc.cluster.local";
  private static final String TARGETS = "*.demo-target.ais.svc.cluster.local";
  private static final String TARGET_SERVICE = "demo-target.ais.svc.cluster.local";
  private static final List<String> ALL = List.of(PROXIES, PROXY_SERVICE, TARGETS, TARGET_SERVICE);

  private final Authority authority = Authority.create("root", YEAR);
  private final Identity good = authority.issue("demo", ALL, YEAR);

  @Test
  void aGoodOnePasses() {
    assertThat(check("{}").problem(secret(good))).isEmpty();
  }

  @Test
  void whatIsMissingIsNamed() {
    for (String key : List.of(Https.CERTIFICATE, Https.KEY, Https.AUTHORITIES)) {
      Map<String, String> texts = new HashMap<>(secret(good).texts());
      texts.remove(key);
      assertThat(check("{}").problem(new ClusterSecret(texts)))
          .hasValue(key + " is missing or empty");
      texts.put(key, "nonsense");
      assertThat(check("{}").problem(new ClusterSecret(texts)).orElseThrow())
          .startsWith(key + " holds no");
    }
  }

  @Test
  void theKeyOfAnotherIsTold() {
    Map<String, String> texts = new HashMap<>(secret(good).texts());
    texts.put(Https.KEY, authority.issue("demo", ALL, YEAR).keyText());
    assertThat(check("{}").problem(new ClusterSecret(texts)))
        .hasValue("tls.key is not the key of the certificate");
  }

  @Test
  void itsTimeIsTold() {
    assertThat(check("{}").problem(secret(authority.issue("demo", ALL, validity(-9, -1)))))
        .hasValue("tls.crt has expired at 2026-11-27T12:00:00Z");
    assertThat(check("{}").problem(secret(authority.issue("demo", ALL, validity(1, 9)))))
        .hasValue("tls.crt is not valid before 2026-11-29T12:00:00Z");
  }

  @Test
  void aStrangersSignatureIsToldUnlessNobodyLooks() {
    Authority other = Authority.create("root", YEAR);
    ClusterSecret strange = secret(other.issue("demo", ALL, YEAR));
    String told = "tls.crt is not signed by an authority in ca.crt";
    assertThat(check("{}").problem(strange)).hasValue(told);
    assertThat(check("{operatorSkipVerifyCrt: true}").problem(strange)).hasValue(told);
    assertThat(check("{configToUpdate: {net: {http: {skip_verify: true}}}}").problem(strange))
        .hasValue(told);
    assertThat(
            check(
                    "{operatorSkipVerifyCrt: true, configToUpdate: {net: {http: {skip_verify: true}}}}")
                .problem(strange))
        .isEmpty();
  }

  @Test
  void windlassAloneMayTrustAnotherAuthority() {
    Authority other = Authority.create("root", YEAR);
    AIStore aistore = aistore("{configToUpdate: {net: {http: {skip_verify: true}}}}");
    Trust installation = new Trust(List.of(other.certificate()));
    assertThat(
            new CertificateCheck(new Https(aistore), "cluster.local", installation, false, NOW)
                .problem(secret(other.issue("demo", ALL, YEAR))))
        .isEmpty();
  }

  @Test
  void aNameThatIsCalledMustBeInIt() {
    Identity proxiesOnly = authority.issue("demo", List.of(PROXIES, PROXY_SERVICE), YEAR);
    assertThat(check("{}").problem(secret(proxiesOnly)))
        .hasValue(
            "tls.crt has no subject alternative name for demo-target-0.demo-target.ais.svc.cluster.local and 1 more");
    assertThat(
            check("{configToUpdate: {net: {http: {skip_verify: true}}}}")
                .problem(secret(proxiesOnly)))
        .as("only Windlass looks, and calls proxies")
        .isEmpty();
  }

  private static CertificateCheck check(String spec) {
    Https https = new Https(aistore(spec));
    return new CertificateCheck(
        https,
        "cluster.local",
        new Trust(List.of()),
        https.windlassTrustsAnybody().orElse(false),
        NOW);
  }

  private ClusterSecret secret(Identity identity) {
    return new ClusterSecret(
        Map.of(
            Https.CERTIFICATE, identity.chainText(),
            Https.KEY, identity.keyText(),
            Https.AUTHORITIES, authority.certificateText()));
  }

  private static Validity validity(int from, int until) {
    return new Validity(NOW.plus(Duration.ofDays(from)), NOW.plus(Duration.ofDays(until)));
  }

  private static AIStore aistore(String more) {
    String yaml =
        """
        apiVersion: ais.nvidia.com/v1beta1
        kind: AIStore
        metadata: {name: demo, namespace: ais}
        spec:
          tls: {secretName: demo-certs}
          size: 2
          proxySpec: {servicePort: 1, portPublic: 1, portIntraControl: 2, portIntraData: 3}
          targetSpec: {servicePort: 1, portPublic: 1, portIntraControl: 2, portIntraData: 3}
        """;
    String lines = more.substring(1, more.length() - 1);
    return Serialization.unmarshal(
        lines.isEmpty()
            ? yaml
            : yaml + "  " + lines.replace("true, config", "true\n  config") + "\n",
        AIStore.class);
  }
}
