package io.windlass.workflows.aistore.resource.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.kubernetes.api.model.IntOrString;
import org.jspecify.annotations.Nullable;

/** Memory of the daemons. */
public record MemorySystem(
    @JsonPropertyDescription("Memory to leave free, such as 512MiB or a number of bytes.")
        @SchemaFrom(type = IntOrString.class)
        @Nullable String minFree,
    @JsonPropertyDescription("Size of a buffer, such as 512MiB or a number of bytes.")
        @SchemaFrom(type = IntOrString.class)
        @Nullable String defaultBuf,
    @JsonPropertyDescription(
            "Freed memory that starts garbage collection, such as 512MiB or a number of bytes.")
        @SchemaFrom(type = IntOrString.class)
        @Nullable String toGc,
    @JsonPropertyDescription("Interval of housekeeping, a duration such as 10s.")
        @Nullable String hkTime,
    @JsonPropertyDescription("Memory to leave free, in percent of all.") @Nullable Long minPctTotal,
    @JsonPropertyDescription("Memory to leave free, in percent of what is free at start.")
        @Nullable Long minPctFree)
    implements ConfigSection {}
