package io.windlass.pki;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;

/** Key stores as TLS contexts want them: in memory only, so that a password would guard nothing. */
final class KeyStores {

  static final char[] NO_PASSWORD = {};

  private KeyStores() {}

  static KeyStore of(List<X509Certificate> authorities) {
    try {
      KeyStore store = empty();
      for (X509Certificate authority : authorities) {
        store.setCertificateEntry(Integer.toString(store.size()), authority);
      }
      return store;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("every JDK has PKCS12", e);
    }
  }

  static KeyStore of(Identity identity) {
    try {
      KeyStore store = empty();
      Certificate[] chain = identity.chain().toArray(Certificate[]::new);
      store.setKeyEntry("windlass", identity.key(), NO_PASSWORD, chain);
      return store;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("every JDK has PKCS12", e);
    }
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, NO_PASSWORD);
    return store;
  }
}
