package io.windlass.workflows.aistore.resource.profile;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.windlass.workflows.resource.ResourcePart;
import org.jspecify.annotations.Nullable;

/** A service that gives tokens, and one way to log in there. */
@JsonClassDescription("A service that gives tokens, and one way to log in there.")
@ValidationRule(
    value = "has(self.usernamePassword) != has(self.tokenExchange)",
    message = "give exactly one of usernamePassword and tokenExchange")
public record AuthProfileSpec(
    @JsonPropertyDescription("Base URL of the service: scheme, host and port, without a path.")
        @Required
        @Size(min = 1, max = 2048)
        @ValidationRule(
            value = "self.matches('^https?://[^/?#@]+/?$')",
            message = "give a URL such as https://ais-authn.ais:52001, without a path")
        String serviceURL,
    @JsonPropertyDescription("How the certificate of the service is verified.")
        @Nullable ProfileTls tls,
    @JsonPropertyDescription("Login with the name and password of a Secret.")
        @Nullable ProfilePassword usernamePassword,
    @JsonPropertyDescription(
            "Login by token exchange (RFC 8693), with a token of the service account of the "
                + "operator.")
        @Nullable ProfileTokenExchange tokenExchange)
    implements ResourcePart {

  /** Of an object that has none. */
  static final AuthProfileSpec EMPTY = new AuthProfileSpec("", null, null, null);
}
