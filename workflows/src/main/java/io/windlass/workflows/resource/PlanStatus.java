package io.windlass.workflows.resource;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What would be done, as a person asked by the annotation {@code windlass.io/plan}. */
public record PlanStatus(
    @JsonPropertyDescription("Text of the annotation windlass.io/plan that this answers.")
        @Nullable String token,
    @JsonPropertyDescription("When it was made, in RFC 3339.") @Nullable String at,
    @JsonPropertyDescription("The steps in order.") List<PlannedStep> steps,
    @JsonPropertyDescription("Steps that follow and are not listed.") @Min(0)
        @Nullable Integer more,
    @JsonPropertyDescription(
            "How long all of them may take, without the time that data needs to move.")
        @Min(0)
        @Nullable Long expectedSeconds,
    @JsonPropertyDescription("What comes of it, or why nothing more would be done.")
        @Nullable String end,
    @JsonPropertyDescription(
            "What another operator has made otherwise, before and after the cluster is adopted.")
        List<PlannedDifference> differences,
    @JsonPropertyDescription("Differences that are not listed.") @Min(0)
        @Nullable Integer moreDifferences,
    @JsonPropertyDescription("What was found before a first deployment.")
        List<PlannedFinding> findings)
    implements ResourcePart {
  public PlanStatus {
    steps = Absent.toEmpty(steps);
    differences = Absent.toEmpty(differences);
    findings = Absent.toEmpty(findings);
  }
}
