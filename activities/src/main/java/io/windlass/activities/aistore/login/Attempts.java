package io.windlass.activities.aistore.login;

/** Prepares tries to get a token. */
interface Attempts {

  /**
   * With what Secrets and ConfigMaps hold now.
   *
   * @throws io.windlass.activities.aistore.http.NotAdmitted when something of it is not there
   */
  Attempt prepare(Login login);
}
