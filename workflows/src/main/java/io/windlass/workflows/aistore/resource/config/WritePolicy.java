package io.windlass.workflows.aistore.resource.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** When data and metadata reach the disk. */
public record WritePolicy(
    @JsonPropertyDescription("Policy of data: immediate, delayed or never.") @Nullable String data,
    @JsonPropertyDescription("Policy of metadata: immediate, delayed or never.")
        @Nullable String md)
    implements ConfigSection {}
