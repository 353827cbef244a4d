package io.windlass.workflows.aistore.resource.authn;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.ValidationRule;
import io.windlass.workflows.aistore.resource.TlsCertificate;
import io.windlass.workflows.resource.ResourcePart;
import org.jspecify.annotations.Nullable;

/** HTTPS. */
@ValidationRule(
    value = "[has(self.secretName), has(self.certificate)].filter(x, x).size() <= 1",
    message = "give either secretName or certificate, not both")
public record AuthnTls(
    @JsonPropertyDescription("An existing Secret with tls.crt and tls.key.")
        @Nullable String secretName,
    @JsonPropertyDescription("A certificate that cert-manager issues.")
        @Nullable TlsCertificate certificate)
    implements ResourcePart {}
