package io.windlass.workflows.aistore.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whether there is a certificate that nodes can load anew, and which field says otherwise. */
class HttpsTest {

  private static final String TLS = "tls: {secretName: demo-certs}\n";

  private static Optional<String> nothingToLoad(String spec) {
    return new Https(Samples.withSpec(spec)).nothingToLoad();
  }

  @Test
  void aSecretThatIsServedIsLoadedInItsOldSpellingToo() {
    assertThat(nothingToLoad(TLS)).isEmpty();
    assertThat(nothingToLoad("tlsSecretName: demo-certs")).isEmpty();
  }

  @Test
  void certManagerMakesTheSecretThatItIsAskedFor() {
    Https asked = new Https(Samples.withSpec("tls: {certificate: {issuerRef: {name: a}}}"));
    assertThat(asked.on()).isTrue();
    assertThat(asked.asked()).isPresent();
    assertThat(asked.secret()).contains(Names.of(asked.aistore()).certificateSecret());
    assertThat(asked.nothingToLoad()).isEmpty();

    Https driver =
        new Https(Samples.withSpec("tls: {certificate: {issuerRef: {name: a}, mode: csi}}"));
    assertThat(driver.asked()).isEmpty();
    assertThat(driver.secret()).isEmpty();
    assertThat(driver.on()).isTrue();
    assertThat(driver.ofEachPod()).isPresent();
    assertThat(driver.mounted()).isTrue();
    assertThat(driver.nothingToLoad()).isEmpty();
    assertThat(asked.ofEachPod()).isEmpty();
  }

  @Test
  void whatHasNoSecretNamesTheField() {
    assertThat(new Https(Samples.plain()).nothingToLoad())
        .contains("spec.tls.secretName is not set, so there is no certificate to load");
    assertThat(nothingToLoad("configToUpdate: {net: {http: {use_https: true}}}").orElseThrow())
        .contains("spec.tls.secretName");
  }

  @Test
  void whatServesPlainHttpOrRestsNamesTheField() {
    assertThat(nothingToLoad(TLS + "configToUpdate: {net: {http: {use_https: false}}}"))
        .contains(
            "spec.configToUpdate.net.http.use_https is false, so no node shows the certificate");
    assertThat(nothingToLoad(TLS + "shutdownCluster: true"))
        .contains("spec.shutdownCluster is true, so nodes load the certificate when they start");
  }
}
