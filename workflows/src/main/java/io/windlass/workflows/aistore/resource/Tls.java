package io.windlass.workflows.aistore.resource;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.ValidationRule;
import io.windlass.workflows.resource.ResourcePart;
import org.jspecify.annotations.Nullable;

/** Where the certificates of the daemons come from. */
@ValidationRule(
    value = "[has(self.secretName), has(self.certificate)].filter(x, x).size() <= 1",
    message = "give either secretName or certificate, not both")
public record Tls(
    @JsonPropertyDescription("An existing Secret with tls.crt, tls.key and ca.crt.")
        @Nullable String secretName,
    @JsonPropertyDescription("A certificate that cert-manager issues.")
        @Nullable TlsCertificate certificate)
    implements ResourcePart {}
