package io.windlass.workflows.aistore.resource.config;

/** A remote provider; its settings are in its Secret, so it has no fields here. */
public record BackendProvider() implements ConfigSection {}
