package io.windlass.workflows.aistore.resource.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** Checks of mount paths that fail. */
public record FileSystemHealth(
    @JsonPropertyDescription("Files to read and write.") @Nullable Long testFiles,
    @JsonPropertyDescription("Errors after which the mount path is disabled.")
        @Nullable Long errorLimit,
    @JsonPropertyDescription("I/O errors that start a check.") @Nullable Long ioErrLimit,
    @JsonPropertyDescription("Time in which these errors count, a duration such as 10s.")
        @Nullable String ioErrTime,
    @JsonPropertyDescription("true checks mount paths.") @Nullable Boolean enabled)
    implements ConfigSection {}
