package io.windlass.workflows.resource;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Any part of the custom resource.
 *
 * <p>Fields that this version does not know do not fail the read: the cluster may have NVIDIA's
 * own, newer definition installed, and one resource must not stop the others. Windlass never writes
 * {@code spec}, so nothing is lost, and refuses what it does not know before it does anything.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public interface ResourcePart {}
