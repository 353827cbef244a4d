package io.windlass.testbed.pmem;

import io.windlass.pki.Trust;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** Believes whom its authorities have signed, and who has the right name. */
final class NamedPeer extends X509ExtendedTrustManager {

  private final X509ExtendedTrustManager signed;
  private final PeerName name;

  NamedPeer(Trust trust, PeerName name) {
    this.signed =
        Arrays.stream(trust.managers())
            .filter(X509ExtendedTrustManager.class::isInstance)
            .map(X509ExtendedTrustManager.class::cast)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("every JDK has TLS"));
    this.name = name;
  }

  /** What a TLS context is made with. */
  TrustManager[] managers() {
    return new TrustManager[] {this};
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    signed.checkClientTrusted(chain, type, socket);
    name.checkClient(List.of(chain).getFirst());
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    signed.checkServerTrusted(chain, type, socket);
    name.checkServer(List.of(chain).getFirst());
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    signed.checkClientTrusted(chain, type, engine);
    name.checkClient(List.of(chain).getFirst());
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    signed.checkServerTrusted(chain, type, engine);
    name.checkServer(List.of(chain).getFirst());
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    signed.checkClientTrusted(chain, type);
    name.checkClient(List.of(chain).getFirst());
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    signed.checkServerTrusted(chain, type);
    name.checkServer(List.of(chain).getFirst());
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return signed.getAcceptedIssuers();
  }
}
