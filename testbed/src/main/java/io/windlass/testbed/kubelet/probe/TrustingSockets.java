package io.windlass.testbed.kubelet.probe;

import io.windlass.pki.Anybody;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;

/** TLS without checks: a kubelet's HTTPS probe skips certificate verification. */
final class TrustingSockets {

  private TrustingSockets() {}

  static SSLSocketFactory factory() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, Anybody.managers(), new SecureRandom());
      return context.getSocketFactory();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has TLS", e);
    }
  }
}
