package io.windlass.activities.aistore.http;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** Has a server ask for the certificates of clients, and verify those that are shown. */
final class AsksClients extends HttpsConfigurator {

  AsksClients(SSLContext context) {
    super(context);
  }

  @Override
  public void configure(HttpsParameters connection) {
    SSLParameters parameters = getSSLContext().getDefaultSSLParameters();
    parameters.setWantClientAuth(true);
    connection.setSSLParameters(parameters);
  }
}
