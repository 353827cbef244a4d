package io.windlass.pki;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.IPAddress;

/**
 * Signs certificates of others, with one of its own that it has signed itself. Keys are EC P-256.
 */
public record Authority(Identity identity) {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int SERIAL_BITS = 127;

  /**
   * When a certificate is valid.
   *
   * @param until its end; certificates count in whole seconds
   */
  public record Validity(Instant from, Instant until) {}

  /** A new one. */
  public static Authority create(String name, Validity validity) {
    KeyPair keys = keys();
    X500Principal subject = subject(name);
    X509v3CertificateBuilder builder = builder(subject, validity, subject, keys);
    try {
      builder
          .addExtension(Extension.basicConstraints, true, new BasicConstraints(true))
          .addExtension(
              Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
    } catch (CertIOException e) {
      throw new IllegalStateException("the extensions are our own", e);
    }
    return new Authority(
        new Identity(List.of(signed(builder, keys.getPrivate())), keys.getPrivate()));
  }

  /** The certificate by which others trust those that it has signed. */
  public X509Certificate certificate() {
    return identity.certificate();
  }

  /** The same as a text. */
  public String certificateText() {
    return identity.chainText();
  }

  /**
   * A new key with a certificate for servers and clients.
   *
   * @param hosts DNS names, which may begin with a wildcard, and IP addresses
   */
  public Identity issue(String name, Collection<String> hosts, Validity validity) {
    KeyPair keys = keys();
    X509v3CertificateBuilder builder =
        builder(certificate().getSubjectX500Principal(), validity, subject(name), keys);
    KeyPurposeId[] purposes = {KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth};
    try {
      builder
          .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
          .addExtension(
              Extension.keyUsage,
              true,
              new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment))
          .addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes));
      if (!hosts.isEmpty()) {
        builder.addExtension(Extension.subjectAlternativeName, false, names(hosts));
      }
    } catch (CertIOException e) {
      throw new IllegalStateException("the extensions are our own", e);
    }
    return new Identity(List.of(signed(builder, identity.key())), keys.getPrivate());
  }

  private static GeneralNames names(Collection<String> hosts) {
    return new GeneralNames(hosts.stream().map(Authority::name).toArray(GeneralName[]::new));
  }

  private static GeneralName name(String host) {
    return new GeneralName(
        IPAddress.isValid(host) ? GeneralName.iPAddress : GeneralName.dNSName, host);
  }

  private static X500Principal subject(String name) {
    return new X500Principal("CN=" + name);
  }

  private static X509v3CertificateBuilder builder(
      X500Principal issuer, Validity validity, X500Principal subject, KeyPair keys) {
    return new JcaX509v3CertificateBuilder(
        issuer,
        new BigInteger(SERIAL_BITS, RANDOM).add(BigInteger.ONE),
        Date.from(validity.from()),
        Date.from(validity.until()),
        subject,
        keys.getPublic());
  }

  private static X509Certificate signed(X509v3CertificateBuilder builder, PrivateKey signer) {
    try {
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer)));
    } catch (OperatorCreationException | GeneralSecurityException e) {
      throw new IllegalStateException("every JDK signs with EC keys", e);
    }
  }

  private static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has EC keys", e);
    }
  }
}
