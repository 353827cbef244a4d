package io.windlass.workflows.aistore.resource.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.kubernetes.api.model.IntOrString;
import org.jspecify.annotations.Nullable;

/** Objects in chunks. */
public record Chunks(
    @JsonPropertyDescription(
            "Objects above this size are chunked, such as 512MiB or a number of bytes.")
        @SchemaFrom(type = IntOrString.class)
        @Nullable String objsizeLimit,
    @JsonPropertyDescription("Greatest object without chunks, such as 512MiB or a number of bytes.")
        @SchemaFrom(type = IntOrString.class)
        @Nullable String maxMonolithicSize,
    @JsonPropertyDescription("Size of a chunk, such as 512MiB or a number of bytes.")
        @SchemaFrom(type = IntOrString.class)
        @Nullable String chunkSize,
    @JsonPropertyDescription("Chunks between two checkpoints.") @Nullable Long checkpointEvery,
    @JsonPropertyDescription("Bit mask of options.") @Nullable Long flags)
    implements ConfigSection {}
