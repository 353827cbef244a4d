package io.windlass.workflows.aistore.resource.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** Copies of an object on other disks of the same target. */
public record Mirror(
    @JsonPropertyDescription("true keeps copies.") @Nullable Boolean enabled,
    @JsonPropertyDescription("Number of copies.") @Nullable Long copies,
    @JsonPropertyDescription("Entries that the copier buffers.") @Nullable Long burstBuffer)
    implements ConfigSection {}
