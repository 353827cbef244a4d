package io.windlass.workflows.aistore.resource;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.ValidationRule;
import io.windlass.workflows.resource.ResourcePart;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How the operator logs in to a cluster that asks for it. */
@ValidationRule(
    value = "has(self.profileRef) || (has(self.usernamePassword) != has(self.tokenExchange))",
    message =
        "exactly one of usernamePassword or tokenExchange must be given when profileRef is not set")
public record Auth(
    @JsonPropertyDescription(
            "AIStoreAuthProfile to use; the other fields are ignored when it is set.")
        @Nullable AuthProfileReference profileRef,
    @JsonPropertyDescription(
            "Deprecated: use profileRef. Base URL of the AuthN service; "
                + "https://ais-authn.ais:52001 when absent.")
        @Nullable String serviceURL,
    @JsonPropertyDescription(
            "Deprecated: use profileRef. Login with the name and password of a Secret.")
        @Nullable UsernamePassword usernamePassword,
    @JsonPropertyDescription("Deprecated: use profileRef. Login by token exchange (RFC 8693).")
        @Nullable TokenExchange tokenExchange,
    @JsonPropertyDescription("Deprecated: use profileRef. TLS towards the AuthN service.")
        @Nullable AuthTls tls)
    implements ResourcePart {

  /** Where the AuthN service is when nobody says. */
  static final String USUAL_SERVICE = "https://ais-authn.ais:52001";

  /** Base URL of the service that gives tokens, unless a profile names it. */
  @JsonIgnore
  public String service() {
    return Objects.requireNonNullElse(serviceURL, USUAL_SERVICE);
  }
}
