package io.windlass.workflows.aistore.resource.config;

import org.jspecify.annotations.Nullable;

/** Archiving objects. */
public record Archive(
    @Nullable String compression, @Nullable Integer bundleMultiplier, @Nullable Integer burstBuffer)
    implements StreamSettings {}
