package io.windlass.workflows.aistore.resource.profile;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.windlass.workflows.resource.ResourcePart;
import org.jspecify.annotations.Nullable;

/** How the certificate of the service is verified. */
public record ProfileTls(
    @JsonPropertyDescription("ConfigMap with the certificate authorities to trust.")
        @Nullable ProfileAuthorities caConfigMapRef,
    @JsonPropertyDescription("true trusts any certificate; not for production.")
        @Nullable Boolean insecureSkipVerify)
    implements ResourcePart {}
