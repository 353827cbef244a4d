package io.windlass.workflows.aistore.resource;

import io.windlass.workflows.resource.ResourcePart;

/** State that is lost with the pod; it has no settings. */
public record StateEmptyDir() implements ResourcePart {}
