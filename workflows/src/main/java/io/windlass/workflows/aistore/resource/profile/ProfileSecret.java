package io.windlass.workflows.aistore.resource.profile;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.windlass.workflows.resource.ResourcePart;
import org.jspecify.annotations.Nullable;

/** A Secret that holds a name and a password. */
public record ProfileSecret(
    @JsonPropertyDescription("Name of the Secret.") @Required @Size(min = 1) String name,
    @JsonPropertyDescription("Namespace of the Secret.") @Required @Size(min = 1) String namespace,
    @JsonPropertyDescription("Key of the name; SU-NAME when absent.") @Nullable String userKey,
    @JsonPropertyDescription("Key of the password; SU-PASS when absent.") @Nullable String passKey)
    implements ResourcePart {}
