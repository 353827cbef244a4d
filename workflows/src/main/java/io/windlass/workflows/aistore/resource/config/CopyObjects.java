package io.windlass.workflows.aistore.resource.config;

import org.jspecify.annotations.Nullable;

/** Copying objects between buckets. */
public record CopyObjects(
    @Nullable String compression, @Nullable Long bundleMultiplier, @Nullable Long burstBuffer)
    implements StreamSettings {}
