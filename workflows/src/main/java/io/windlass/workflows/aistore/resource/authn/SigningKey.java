package io.windlass.workflows.aistore.resource.authn;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import io.windlass.workflows.resource.ResourcePart;
import org.jspecify.annotations.Nullable;

/** The RSA key that signs tokens. */
public record SigningKey(
    @JsonPropertyDescription("Its size; 2048 when absent.") @Min(2048) @Nullable Integer bits,
    @JsonPropertyDescription("external: the key is put on the volume by somebody else.")
        @Nullable KeyMode mode)
    implements ResourcePart {}
