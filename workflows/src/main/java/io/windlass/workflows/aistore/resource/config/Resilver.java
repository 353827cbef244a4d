package io.windlass.workflows.aistore.resource.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** Moving objects between the disks of one target. */
public record Resilver(
    @JsonPropertyDescription("true moves objects by itself.") @Nullable Boolean enabled)
    implements ConfigSection {}
