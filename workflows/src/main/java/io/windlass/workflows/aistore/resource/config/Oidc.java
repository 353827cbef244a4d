package io.windlass.workflows.aistore.resource.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.windlass.workflows.resource.Absent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Issuers whose tokens are trusted. */
public record Oidc(
    @JsonPropertyDescription("URLs of the issuers.") List<String> allowedIss,
    @JsonPropertyDescription("File of the authorities of the issuers.")
        @Nullable String issuerCaBundle)
    implements ConfigSection {
  public Oidc {
    allowedIss = Absent.toEmpty(allowedIss);
  }
}
