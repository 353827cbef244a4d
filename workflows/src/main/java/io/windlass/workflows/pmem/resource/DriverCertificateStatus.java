package io.windlass.workflows.pmem.resource;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.windlass.workflows.resource.ResourcePart;
import org.jspecify.annotations.Nullable;

/** A certificate that a part of the driver shows. */
public record DriverCertificateStatus(
    @JsonPropertyDescription("Secret that holds it.") String secretName,
    @JsonPropertyDescription("SHA-256 of the certificate.") @Nullable String fingerprint,
    @JsonPropertyDescription("Serial number, in hexadecimal digits.") @Nullable String serial,
    @JsonPropertyDescription("SHA-256 of the authority that signed it.") @Nullable String issuer,
    @JsonPropertyDescription("When it ends, in RFC 3339.") @Nullable String notAfter,
    @JsonPropertyDescription(
            "When Windlass renews it, in RFC 3339; absent for one that the user gives.")
        @Nullable String renewAt)
    implements ResourcePart {}
