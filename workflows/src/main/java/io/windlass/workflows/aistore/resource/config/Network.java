package io.windlass.workflows.aistore.resource.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** Network settings. */
public record Network(
    @JsonPropertyDescription("HTTP settings; a change restarts the daemons, one by one.")
        @Nullable Http http)
    implements ConfigSection {}
