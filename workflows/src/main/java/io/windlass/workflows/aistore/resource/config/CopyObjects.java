package io.windlass.workflows.aistore.resource.config;

import org.jspecify.annotations.Nullable;

/** Copying objects between buckets. */
public record CopyObjects(
    @Nullable String compression, @Nullable Integer bundleMultiplier, @Nullable Integer burstBuffer)
    implements StreamSettings {}
