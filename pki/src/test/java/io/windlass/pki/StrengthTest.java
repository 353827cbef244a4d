package io.windlass.pki;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;

class StrengthTest {

  private static X509Certificate rsa(int bits, String signature) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(bits);
    KeyPair keys = generator.generateKeyPair();
    X500Principal name = new X500Principal("CN=demo");
    return new JcaX509CertificateConverter()
        .getCertificate(
            new JcaX509v3CertificateBuilder(
                    name,
                    BigInteger.ONE,
                    Date.from(Issued.YEAR.from()),
                    Date.from(Issued.YEAR.until()),
                    name,
                    keys.getPublic())
                .build(new JcaContentSignerBuilder(signature).build(keys.getPrivate())));
  }

  @Test
  void whatWindlassIssuesIsStrongEnough() {
    Authority authority = Authority.create("root", Issued.YEAR);
    assertThat(Strength.problem(authority.certificate())).isEmpty();
    assertThat(Strength.problem(Issued.by(authority, "demo").certificate())).isEmpty();
  }

  @Test
  void shortKeysAreTold() throws Exception {
    assertThat(Strength.problem(rsa(2048, "SHA256withRSA"))).isEmpty();
    assertThat(Strength.problem(rsa(1024, "SHA256withRSA")))
        .contains("has an RSA key of 1024 bits, which is too weak: at least 2048");
  }

  @Test
  void brokenSignaturesAreTold() throws Exception {
    assertThat(Strength.problem(rsa(2048, "SHA1withRSA")))
        .contains("is signed by SHA1withRSA, which verifiers refuse: use SHA-256");
  }
}
