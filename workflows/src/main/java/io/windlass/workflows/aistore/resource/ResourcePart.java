package io.windlass.workflows.aistore.resource;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Any part of the custom resource.
 *
 * <p>Fields that this version does not know are ignored on read: the cluster may have NVIDIA's own,
 * newer definition installed, and Windlass never writes {@code spec}, so nothing is lost.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public interface ResourcePart {}
