package io.windlass.pki;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A fingerprint is the same whoever makes it. */
class FingerprintTest {

  /** Made by {@code openssl req -x509}, fingerprint by {@code openssl x509 -fingerprint}. */
  private static final String KNOWN =
      """
      -----BEGIN CERTIFICATE-----
      MIIBdDCCARugAwIBAgIUQoY6oqDlNC+l6pnS5eEinUPswXswCgYIKoZIzj0EAwIw
      EDEOMAwGA1UEAwwFa25vd24wHhcNMjYxMTI4MjAxMDEwWhcNMzYxMTI1MjAxMDEw
      WjAQMQ4wDAYDVQQDDAVrbm93bjBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABNN2
      vlWfYF1QerLC69vAWrtePb5sA9l0TzJpEJRjXmHdL/IXC1S0i5QSArEiHhg47kHx
      icqmav1UeS+1SgmREEqjUzBRMB0GA1UdDgQWBBRnGGUCYxDGTOh5+FsK5jTnYZuH
      nTAfBgNVHSMEGDAWgBRnGGUCYxDGTOh5+FsK5jTnYZuHnTAPBgNVHRMBAf8EBTAD
      AQH/MAoGCCqGSM49BAMCA0cAMEQCIDO8ViojoAuXbvbQbkiBrwHvd3TbqQFv/QHP
      zEaxFgGLAiBaJRgbfjsnHt1Vyg1BSlsRgrNqMUyye8ANDqWkYa+kWQ==
      -----END CERTIFICATE-----
      """;

  @Test
  void isTheOneThatOpensslPrints() throws Exception {
    assertThat(Fingerprint.of(Pem.certificates(KNOWN).getFirst()))
        .isEqualTo(
            "74:B0:5B:A6:EC:7E:36:2D:82:E5:69:D3:E6:9C:79:38:"
                + "CA:A3:C3:18:98:A3:6F:18:00:C0:A3:27:07:78:06:08");
  }
}
