package io.windlass.workflows.aistore.resource.authn;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;
import io.windlass.workflows.resource.ResourcePart;
import org.jspecify.annotations.Nullable;

/** What should be: one AuthN service. */
@JsonClassDescription("What should be: one AuthN service.")
@ValidationRule(
    value = "!(has(self.hmacSecret) && has(self.rsaPassphraseSecret))",
    message = "tokens are signed either with hmacSecret or with an RSA key: give one of both")
public record AuthnSpec(
    @JsonPropertyDescription(
            "Secret with the name and password of the first administrator: SU-NAME (admin when "
                + "absent) and SU-PASS.")
        @Nullable SecretReference adminSecret,
    @JsonPropertyDescription(
            "Secret with the key SIGNING-KEY, by which tokens are signed (HMAC). Without it they "
                + "are signed with an RSA key, which AuthN makes on its volume.")
        @Nullable SecretReference hmacSecret,
    @JsonPropertyDescription(
            "Secret with RSA-PASSPHRASE, by which the RSA key on the volume is protected.")
        @Nullable SecretReference rsaPassphraseSecret,
    @JsonPropertyDescription("Settings of the service, none of them secret.")
        @Nullable AuthnConfig config,
    @JsonPropertyDescription("HTTPS; plain HTTP when absent.") @Nullable AuthnTls tls,
    @JsonPropertyDescription("The volume with users, roles and the RSA key.") @Required
        Persistence persistence,
    @JsonPropertyDescription("Ways to the service from outside the Kubernetes cluster.")
        @Nullable AuthnAccess externalAccess,
    @JsonPropertyDescription("The pod that serves.") @Required AuthnDeployment deployment)
    implements ResourcePart {

  /** Of an object that has none. */
  static final AuthnSpec EMPTY =
      new AuthnSpec(null, null, null, null, null, Persistence.EMPTY, null, AuthnDeployment.EMPTY);

  /** A part that is missing is told as a problem, and must not break the read. */
  public AuthnSpec {
    persistence = persistence == null ? Persistence.EMPTY : persistence;
    deployment = deployment == null ? AuthnDeployment.EMPTY : deployment;
  }
}
