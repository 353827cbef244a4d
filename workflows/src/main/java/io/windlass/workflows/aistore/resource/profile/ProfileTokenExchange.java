package io.windlass.workflows.aistore.resource.profile;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.windlass.workflows.resource.ResourcePart;
import org.jspecify.annotations.Nullable;

/** Login by token exchange (RFC 8693). */
public record ProfileTokenExchange(
    @JsonPropertyDescription("Path of the exchange below serviceURL.")
        @Default("/token")
        @Size(max = 2048)
        @ValidationRule(value = ProfilePath.RULE, message = ProfilePath.MESSAGE)
        @Nullable String endpoint,
    @JsonPropertyDescription(
            "Audience of the token that is exchanged; serviceURL when absent. Not that of the "
                + "token that AIStore gets.")
        @Size(min = 1)
        @Nullable String subjectTokenAudience)
    implements ResourcePart {}
