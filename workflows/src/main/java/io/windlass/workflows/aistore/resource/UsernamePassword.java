package io.windlass.workflows.aistore.resource;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.windlass.workflows.resource.ResourcePart;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Login with the name and password of a Secret. */
public record UsernamePassword(
    @JsonPropertyDescription("Secret with the keys SU-NAME and SU-PASS.") @Required @Size(min = 1)
        String secretName,
    @JsonPropertyDescription("Namespace of the Secret; that of the cluster when absent.")
        @Size(min = 1)
        @Nullable String secretNamespace,
    @JsonPropertyDescription(
            "Login at an OAuth 2.0 service instead of the AuthN service of AIStore.")
        @Nullable LoginConfiguration loginConf)
    implements ResourcePart {

  /** Where the Secret is, for a cluster in that namespace. */
  public String namespace(String ofCluster) {
    return Objects.requireNonNullElse(secretNamespace, ofCluster);
  }
}
