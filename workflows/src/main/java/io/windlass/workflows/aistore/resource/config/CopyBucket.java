package io.windlass.workflows.aistore.resource.config;

import org.jspecify.annotations.Nullable;

/** Copying a bucket. */
public record CopyBucket(
    @Nullable String compression, @Nullable Integer bundleMultiplier, @Nullable Integer burstBuffer)
    implements StreamSettings {}
