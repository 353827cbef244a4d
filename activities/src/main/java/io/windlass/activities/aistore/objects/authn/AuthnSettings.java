package io.windlass.activities.aistore.objects.authn;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.windlass.workflows.aistore.resource.authn.AIStoreAuth;
import io.windlass.workflows.aistore.resource.authn.AuthnConfig;
import io.windlass.workflows.aistore.resource.authn.KeyMode;
import io.windlass.workflows.aistore.resource.authn.ListenAddress;
import io.windlass.workflows.aistore.resource.authn.LogConfig;
import io.windlass.workflows.aistore.resource.authn.NetworkConfig;
import io.windlass.workflows.aistore.resource.authn.SigningKey;
import io.windlass.workflows.aistore.resource.authn.StoreType;
import io.windlass.workflows.aistore.resource.authn.TimeoutConfig;
import io.windlass.workflows.aistore.resource.authn.TokenConfig;
import io.windlass.workflows.aistore.resource.authn.UserStore;
import java.util.Optional;

/**
 * {@code authn.json}, which AuthN reads when it starts. What the spec does not say is not written:
 * then the defaults of that version of AuthN hold.
 */
final class AuthnSettings {

  private AuthnSettings() {}

  static String text(AIStoreAuth auth) {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    Optional<AuthnConfig> config = Optional.ofNullable(auth.getSpec().config());
    tokens(all.putObject("auth"), config.map(AuthnConfig::auth));
    log(all.putObject("log"), config.map(AuthnConfig::log));
    network(all.putObject("net"), config.map(AuthnConfig::net), new ListenAddress(auth));
    config
        .map(AuthnConfig::timeout)
        .map(TimeoutConfig::defaultTimeout)
        .ifPresent(time -> all.putObject("timeout").put("default_timeout", time));
    return all.toString();
  }

  private static void tokens(ObjectNode section, Optional<TokenConfig> tokens) {
    tokens.map(TokenConfig::expirationTime).ifPresent(time -> section.put("expiration_time", time));
    tokens.map(TokenConfig::maxTokenAge).ifPresent(time -> section.put("max_token_age", time));
    tokens
        .map(TokenConfig::signingKey)
        .ifPresent(key -> key(section.putObject("signing_key"), key));
    ObjectNode store = section.putObject("db");
    tokens
        .map(TokenConfig::db)
        .map(UserStore::type)
        .map(StoreType::word)
        .ifPresent(word -> store.put("type", word));
    store.put("filepath", AuthnPaths.STORE);
  }

  private static void key(ObjectNode section, SigningKey key) {
    Optional.ofNullable(key.bits()).ifPresent(bits -> section.put("bits", bits));
    Optional.ofNullable(key.mode()).map(KeyMode::word).ifPresent(word -> section.put("mode", word));
  }

  /** AuthN wants the level as text. */
  private static void log(ObjectNode section, Optional<LogConfig> log) {
    log.map(LogConfig::level).ifPresent(level -> section.put("level", String.valueOf(level)));
    log.map(LogConfig::flushInterval).ifPresent(time -> section.put("flush_interval", time));
  }

  private static void network(
      ObjectNode section, Optional<NetworkConfig> net, ListenAddress address) {
    net.map(NetworkConfig::externalURL).ifPresent(url -> section.put("external_url", url));
    ObjectNode http = section.putObject("http").put("port", address.port());
    if (address.https()) {
      http.put("use_https", true)
          .put("server_crt", AuthnPaths.CERTIFICATES + "/tls.crt")
          .put("server_key", AuthnPaths.CERTIFICATES + "/tls.key");
    }
  }
}
