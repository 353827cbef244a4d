package io.windlass.workflows.aistore.resource.authn;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Quantity;
import io.windlass.workflows.resource.ResourcePart;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The volume of the service. */
@ValidationRule(
    value = "[has(self.storageClass), has(self.volumeName)].filter(x, x).size() == 1",
    message = "give exactly one of storageClass and volumeName")
@ValidationRule(
    value =
        "(has(self.storageClass) ? self.storageClass : '')"
            + " == (has(oldSelf.storageClass) ? oldSelf.storageClass : '')",
    message = Persistence.FIXED,
    fieldPath = ".storageClass")
@ValidationRule(
    value =
        "(has(self.volumeName) ? self.volumeName : '')"
            + " == (has(oldSelf.volumeName) ? oldSelf.volumeName : '')",
    message = Persistence.FIXED,
    fieldPath = ".volumeName")
public record Persistence(
    @JsonPropertyDescription("Size of the volume; 256Mi when absent.")
        @ValidationRule(
            value = "type(self) == int ? self > 0 : quantity(self).isGreaterThan(quantity('0'))",
            message = "must be greater than zero")
        @Nullable Quantity size,
    @JsonPropertyDescription("Storage class that makes the volume.") @Size(min = 1, max = 253)
        @Nullable String storageClass,
    @JsonPropertyDescription("An existing PersistentVolume.") @Size(min = 1, max = 253)
        @Nullable String volumeName,
    @JsonPropertyDescription(
            "Retain: the volume claim stays when the resource is deleted. Delete: it goes, and "
                + "every user with it.")
        @Default("Retain")
        @Nullable DeletionPolicy deletionPolicy)
    implements ResourcePart {

  static final String FIXED =
      "the volume stays where it is: delete the resource and its volume claim to have another one";

  static final Persistence EMPTY = new Persistence(null, null, null, null);

  private static final Quantity SIZE = new Quantity("256Mi");

  /** The size that is asked for. */
  public Quantity wantedSize() {
    return Optional.ofNullable(size).orElse(SIZE);
  }

  /** Whether the volume claim goes with the resource. */
  public boolean goes() {
    return deletionPolicy == DeletionPolicy.DELETE;
  }
}
