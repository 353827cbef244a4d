package io.windlass.workflows.aistore.resource;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** The certificate of the daemons. */
public record CertificateStatus(
    @JsonPropertyDescription("Where it comes from.") String secretName,
    @JsonPropertyDescription("When it ends.") String notAfter,
    @JsonPropertyDescription("SHA-256 of the certificate.") String fingerprint)
    implements ResourcePart {}
