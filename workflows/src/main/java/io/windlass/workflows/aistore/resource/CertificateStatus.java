package io.windlass.workflows.aistore.resource;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.windlass.workflows.resource.ResourcePart;

/** The certificate of the daemons. */
public record CertificateStatus(
    @JsonPropertyDescription(
            "The Secret that it comes from; empty where each pod has one of its own, and this is"
                + " the first to end.")
        String secretName,
    @JsonPropertyDescription("When it ends.") String notAfter,
    @JsonPropertyDescription("SHA-256 of the certificate.") String fingerprint)
    implements ResourcePart {}
