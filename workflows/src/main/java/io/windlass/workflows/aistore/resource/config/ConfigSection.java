package io.windlass.workflows.aistore.resource.config;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.windlass.workflows.resource.ResourcePart;

/** A section of the cluster configuration; AIStore writes its names in snake case. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public interface ConfigSection extends ResourcePart {}
