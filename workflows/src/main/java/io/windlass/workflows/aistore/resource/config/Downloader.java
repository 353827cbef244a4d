package io.windlass.workflows.aistore.resource.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** Downloads from the internet. */
public record Downloader(
    @JsonPropertyDescription("One download, a duration such as 10s.") @Nullable String timeout)
    implements ConfigSection {}
