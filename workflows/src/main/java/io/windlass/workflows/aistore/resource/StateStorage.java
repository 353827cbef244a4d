package io.windlass.workflows.aistore.resource;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.ValidationRule;
import io.windlass.workflows.resource.ResourcePart;
import org.jspecify.annotations.Nullable;

/** Where the daemons keep {@code /etc/ais}: cluster map, bucket metadata, their own id. */
@ValidationRule(
    value = "[has(self.hostPath), has(self.pvc), has(self.emptyDir)].filter(x, x).size() == 1",
    message = "exactly one of hostPath, pvc or emptyDir must be set")
public record StateStorage(
    @JsonPropertyDescription("A directory of the node.") @Nullable StateHostPath hostPath,
    @JsonPropertyDescription("A volume of 1 GiB per daemon.") @Nullable StateVolumeClaim pvc,
    @JsonPropertyDescription("A directory that is lost with the pod.")
        @Nullable StateEmptyDir emptyDir)
    implements ResourcePart {}
