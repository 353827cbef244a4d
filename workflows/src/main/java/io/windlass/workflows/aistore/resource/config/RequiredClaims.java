package io.windlass.workflows.aistore.resource.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.windlass.workflows.resource.Absent;
import java.util.List;

/** Claims that a token must have. */
public record RequiredClaims(
    @JsonPropertyDescription("Audiences, one of which the token must name.") List<String> aud)
    implements ConfigSection {
  public RequiredClaims {
    aud = Absent.toEmpty(aud);
  }
}
