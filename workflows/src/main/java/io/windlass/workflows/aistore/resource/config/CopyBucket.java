package io.windlass.workflows.aistore.resource.config;

import org.jspecify.annotations.Nullable;

/** Copying a bucket. */
public record CopyBucket(
    @Nullable String compression, @Nullable Long bundleMultiplier, @Nullable Long burstBuffer)
    implements StreamSettings {}
