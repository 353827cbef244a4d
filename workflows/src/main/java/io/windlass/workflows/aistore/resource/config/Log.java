package io.windlass.workflows.aistore.resource.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.kubernetes.api.model.IntOrString;
import org.jspecify.annotations.Nullable;

/** Log files of the daemons. */
public record Log(
    @JsonPropertyDescription("Log level, 0 to 5, with optional modules.") @Nullable String level,
    @JsonPropertyDescription("true writes to standard error instead of files.")
        @Nullable Boolean toStderr,
    @JsonPropertyDescription(
            "Size at which a log file is rotated, such as 512MiB or a number of bytes.")
        @SchemaFrom(type = IntOrString.class)
        @Nullable String maxSize,
    @JsonPropertyDescription("Size of all log files together, such as 512MiB or a number of bytes.")
        @SchemaFrom(type = IntOrString.class)
        @Nullable String maxTotal,
    @JsonPropertyDescription("Interval of writing the buffer out, a duration such as 10s.")
        @Nullable String flushTime,
    @JsonPropertyDescription("Interval of logging statistics, a duration such as 10s.")
        @Nullable String statsTime)
    implements ConfigSection {}
