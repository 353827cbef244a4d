package io.windlass.workflows.aistore.resource.authn;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.windlass.workflows.resource.ResourcePart;
import org.jspecify.annotations.Nullable;

/** Where the service listens. */
public record HttpConfig(
    @JsonPropertyDescription("Port; 52001 when absent.") @Min(1024) @Max(65_535)
        @Nullable Integer port)
    implements ResourcePart {}
