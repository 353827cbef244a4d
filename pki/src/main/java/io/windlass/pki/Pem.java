package io.windlass.pki;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.util.encoders.DecoderException;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;

/**
 * Texts in PEM. Bouncy Castle reads them, since the JDK knows neither the older forms of keys (RSA,
 * EC) nor texts that hold something else beside certificates.
 */
public final class Pem {

  /** By the names that the JDK has for algorithms. */
  private static final JcaPEMKeyConverter KEYS =
      new JcaPEMKeyConverter().setAlgorithmMapping(X9ObjectIdentifiers.id_ecPublicKey, "EC");

  private Pem() {}

  /**
   * The certificates in a text, in its order; at least one.
   *
   * @throws UnusablePem when there is none, or one that can't be read
   */
  public static List<X509Certificate> certificates(String text) throws UnusablePem {
    List<X509Certificate> certificates = new ArrayList<>();
    try (PEMParser parser = new PEMParser(new StringReader(text))) {
      for (Object part = parser.readObject(); part != null; part = parser.readObject()) {
        if (part instanceof X509CertificateHolder certificate) {
          certificates.add(certificate(certificate.getEncoded()));
        }
      }
    } catch (IOException | CertificateException | DecoderException unreadable) {
      throw new UnusablePem("holds a certificate that can't be read");
    }
    if (certificates.isEmpty()) {
      throw new UnusablePem("holds no certificate in PEM");
    }
    return List.copyOf(certificates);
  }

  /**
   * The key in a text: PKCS#8, or the older forms for RSA and EC.
   *
   * @throws UnusablePem when there is none, or it can't be read, or it needs a password
   */
  public static PrivateKey key(String text) throws UnusablePem {
    try (PEMParser parser = new PEMParser(new StringReader(text))) {
      for (Object part = parser.readObject(); part != null; part = parser.readObject()) {
        switch (part) {
          case PEMKeyPair pair -> {
            return key(pair.getPrivateKeyInfo());
          }
          case PrivateKeyInfo key -> {
            return key(key);
          }
          default -> {
            // What stands before a key, such as the parameters of its curve.
          }
        }
      }
    } catch (IOException | DecoderException unreadable) {
      throw new UnusablePem("holds a key that can't be read");
    }
    throw new UnusablePem("holds no key in PEM without a password");
  }

  private static PrivateKey key(PrivateKeyInfo key) throws PEMException {
    return KEYS.getPrivateKey(key);
  }

  /** Certificates as a text. */
  public static String text(List<X509Certificate> certificates) {
    try {
      StringBuilder text = new StringBuilder();
      for (X509Certificate certificate : certificates) {
        text.append(text("CERTIFICATE", certificate.getEncoded()));
      }
      return text.toString();
    } catch (CertificateException e) {
      throw new IllegalStateException("what was read can be written", e);
    }
  }

  /** A key as a text, in PKCS#8. */
  static String text(PrivateKey key) {
    return text("PRIVATE KEY", key.getEncoded());
  }

  private static String text(String type, byte[] content) {
    StringWriter text = new StringWriter();
    try (PemWriter writer = new PemWriter(text)) {
      writer.writeObject(new PemObject(type, content));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static X509Certificate certificate(byte[] encoded) throws CertificateException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(encoded));
  }

  /** A text as it comes from a file or a Secret. */
  public static String decoded(byte[] content) {
    return new String(content, StandardCharsets.UTF_8);
  }
}
