package io.windlass.workflows.aistore.resource.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** Settings of the streams between targets, shared by several sections. */
public interface StreamSettings extends ConfigSection {
  @JsonPropertyDescription("When streams between targets are compressed: always or never.")
  @Nullable String compression();

  @JsonPropertyDescription("Streams per destination.")
  @Nullable Long bundleMultiplier();

  @JsonPropertyDescription("Entries that a stream buffers.")
  @Nullable Long burstBuffer();
}
