package io.windlass.activities.aistore.objects.authn;

/** Where the container of AuthN finds what it needs. */
final class AuthnPaths {

  static final String STATE = "/etc/ais/authn";
  static final String CONFIG_FILE = "authn.json";
  static final String CONFIG = STATE + "/" + CONFIG_FILE;
  static final String STORE = STATE + "/authn.db";
  static final String CERTIFICATES = "/var/certs";

  private AuthnPaths() {}
}
