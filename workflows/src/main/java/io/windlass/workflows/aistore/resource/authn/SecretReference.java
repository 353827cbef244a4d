package io.windlass.workflows.aistore.resource.authn;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.windlass.workflows.resource.ResourcePart;

/** A Secret in the namespace of the resource. */
public record SecretReference(
    @JsonPropertyDescription("Name of the Secret.") @Required @Size(min = 1, max = 253) String name)
    implements ResourcePart {

  /** A person may leave it out where another definition is installed; Jackson then gives null. */
  public SecretReference {
    name = name == null ? "" : name;
  }
}
