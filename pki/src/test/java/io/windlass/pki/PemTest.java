package io.windlass.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people put into Secrets is read, or what is wrong with it is said without showing it. */
class PemTest {

  private final Authority authority = Authority.create("root", Issued.YEAR);
  private final Identity identity = Issued.by(authority, "a.example");

  @Test
  void readsWhatItWrites() throws Exception {
    Identity read = Identity.read(identity.chainText(), identity.keyText());
    assertThat(read).isEqualTo(identity);
    assertThat(Pem.certificates(identity.chainText() + authority.certificateText()))
        .containsExactly(identity.certificate(), authority.certificate());
  }

  @ParameterizedTest
  @CsvSource({"key-rsa.pem, RSA", "key-ec.pem, EC"})
  void readsTheOlderFormsOfKeysThatOpensslWrites(String file, String algorithm) throws Exception {
    assertThat(resource(file)).contains("BEGIN " + algorithm + " PRIVATE KEY");
    assertThat(Pem.key("some words before\n" + resource(file)).getAlgorithm()).isEqualTo(algorithm);
  }

  @Test
  void aKeyWithAPasswordIsNoKey() {
    assertThatThrownBy(() -> Pem.key(resource("key-password.pem")))
        .hasMessage("holds no key in PEM without a password");
  }

  @Test
  void aKeyOfAnotherCertificateIsTold() {
    String other = Issued.by(authority, "a.example").keyText();
    assertThatThrownBy(() -> Identity.read(identity.chainText(), other))
        .hasMessage("is not the key of the certificate");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no PEM",
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
        "-----BEGIN CERTIFICATE-----\n!!!!\n-----END CERTIFICATE-----\n",
        "-----BEGIN CERTIFICATE-----\nAAAA\n"
      })
  void whatIsNoCertificateIsTold(String text) {
    assertThatThrownBy(() -> Pem.certificates(text))
        .isInstanceOf(UnusablePem.class)
        .hasMessageStartingWith("holds");
    assertThatThrownBy(() -> Pem.key(text)).isInstanceOf(UnusablePem.class);
  }

  @Test
  void nothingPrintsTheKey() {
    assertThat(identity.toString()).isEqualTo("Identity[CN=demo]");
    assertThat(authority.toString()).isEqualTo("Authority[identity=Identity[CN=root]]");
  }

  private static String resource(String file) throws IOException {
    try (InputStream content = Objects.requireNonNull(PemTest.class.getResourceAsStream(file))) {
      return Pem.decoded(content.readAllBytes());
    }
  }
}
