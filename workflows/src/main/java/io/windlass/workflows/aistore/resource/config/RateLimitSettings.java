package io.windlass.workflows.aistore.resource.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** Settings that rate limits of both sides share. */
public interface RateLimitSettings extends ConfigSection {
  @JsonPropertyDescription("Tokens per operation, for example get:1000,put:100.")
  @Nullable String perOpMaxTokens();

  @JsonPropertyDescription("Interval of the limit, a duration such as 10s.")
  @Nullable String interval();

  @JsonPropertyDescription("Requests per interval.")
  @Nullable Long maxTokens();

  @JsonPropertyDescription("true limits the rate.")
  @Nullable Boolean enabled();
}
