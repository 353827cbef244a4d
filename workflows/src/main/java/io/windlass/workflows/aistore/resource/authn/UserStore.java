package io.windlass.workflows.aistore.resource.authn;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.windlass.workflows.resource.ResourcePart;
import org.jspecify.annotations.Nullable;

/** The store of users and roles. */
public record UserStore(
    @JsonPropertyDescription("BuntDB, a file on the volume.") @Nullable StoreType type)
    implements ResourcePart {}
