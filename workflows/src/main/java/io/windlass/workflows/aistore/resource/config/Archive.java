package io.windlass.workflows.aistore.resource.config;

import org.jspecify.annotations.Nullable;

/** Archiving objects. */
public record Archive(
    @Nullable String compression, @Nullable Long bundleMultiplier, @Nullable Long burstBuffer)
    implements StreamSettings {}
