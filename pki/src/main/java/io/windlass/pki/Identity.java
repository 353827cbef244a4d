package io.windlass.pki;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/**
 * A certificate, those that lead to its authority, and its key.
 *
 * @param chain the certificate itself first
 */
public record Identity(List<X509Certificate> chain, PrivateKey key) {

  private static final byte[] PROBE = {7};

  public Identity {
    chain = List.copyOf(chain);
  }

  /**
   * Reads both texts.
   *
   * @throws UnusablePem when one can't be read, or the key is not that of the certificate
   */
  public static Identity read(String chain, String key) throws UnusablePem {
    Identity identity = new Identity(Pem.certificates(chain), Pem.key(key));
    if (!identity.matches()) {
      throw new UnusablePem("is not the key of the certificate");
    }
    return identity;
  }

  /** The certificate itself. */
  public X509Certificate certificate() {
    return chain.getFirst();
  }

  /** The certificates as a text. */
  public String chainText() {
    return Pem.text(chain);
  }

  /** The key as a text: for nothing but a Secret or a file that only its owner can read. */
  public String keyText() {
    return Pem.text(key);
  }

  /** What a TLS context is made with that shows it. */
  public KeyManager[] managers() {
    try {
      KeyManagerFactory factory =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(KeyStores.of(this), KeyStores.NO_PASSWORD);
      return factory.getKeyManagers();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has TLS", e);
    }
  }

  /** Whether the certificate verifies what the key signs. */
  private boolean matches() {
    PublicKey verifier = certificate().getPublicKey();
    try {
      Signature signature = Signature.getInstance(algorithm(verifier));
      signature.initSign(key);
      signature.update(PROBE);
      byte[] signed = signature.sign();
      signature.initVerify(verifier);
      signature.update(PROBE);
      return signature.verify(signed);
    } catch (GeneralSecurityException other) {
      return false;
    }
  }

  private static String algorithm(PublicKey key) {
    return switch (key.getAlgorithm()) {
      case "RSA" -> "SHA256withRSA";
      case "EC" -> "SHA256withECDSA";
      default -> key.getAlgorithm();
    };
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "Identity[%s]".formatted(certificate().getSubjectX500Principal());
  }
}
