package io.windlass.workflows.aistore.resource;

/** State that is lost with the pod; it has no settings. */
public record StateEmptyDir() implements ResourcePart {}
