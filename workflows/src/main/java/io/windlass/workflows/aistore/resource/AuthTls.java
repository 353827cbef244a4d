package io.windlass.workflows.aistore.resource;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.windlass.workflows.resource.ResourcePart;
import org.jspecify.annotations.Nullable;

/** TLS towards the AuthN service. */
public record AuthTls(
    @JsonPropertyDescription("File with the certificate authority to trust, in PEM.")
        @Nullable String caCertPath,
    @JsonPropertyDescription("true trusts any certificate; not for production.")
        @Nullable Boolean insecureSkipVerify)
    implements ResourcePart {}
