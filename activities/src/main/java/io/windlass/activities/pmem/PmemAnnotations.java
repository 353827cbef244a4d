package io.windlass.activities.pmem;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.windlass.workflows.lifecycle.Request;
import io.windlass.workflows.lifecycle.Rotation;
import io.windlass.workflows.pmem.resource.PmemResource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Where Windlass remembers of a driver what nothing else tells. */
public final class PmemAnnotations {

  /** The finalizer that makes a deletion wait for the volumes. */
  public static final String FINALIZER = "pmem-csi.intel.com/windlass";

  /** On a resource: a revision that failed, and why: {@code 4f1c09ab33: the sentence}. */
  static final String REJECTED = "windlass.io/driver-rejected";

  /** On a DaemonSet: the last revision that was past the gate on every node. */
  static final String GOOD = "windlass.io/good-revision";

  /** On a DaemonSet: how much memory each node had then, in bytes, as JSON. */
  static final String CAPACITY = "windlass.io/capacity";

  /** On a resource: what stays as another operator has made it; see {@link KeptDriver}. */
  static final String KEPT = "windlass.io/kept";

  /** On a resource: its uid, when it is to be deleted although there are volumes. */
  static final String ORPHAN = "windlass.io/orphan-volumes";

  private PmemAnnotations() {}

  /** The same resource with further annotations, in thought. */
  static PmemResource with(PmemResource resource, Map<String, String> annotations) {
    PmemResource other = resource.with(resource.getStatus());
    other.setMetadata(
        new ObjectMetaBuilder(resource.getMetadata()).addToAnnotations(annotations).build());
    return other;
  }

  /**
   * What a person wrote who wants other certificates, and is not answered yet; empty when nobody
   * does, or somebody only wants shown what is there.
   */
  static String asked(HasMetadata resource) {
    return Request.CERTIFICATES
        .pending(Objects.requireNonNullElse(resource.getMetadata().getAnnotations(), Map.of()))
        .filter(text -> !text.startsWith(Rotation.LOAD))
        .orElse("");
  }

  /**
   * What a person wrote who has the authority revoked, and is not answered yet; empty when nobody
   * does.
   */
  static String revoking(HasMetadata resource) {
    Map<String, String> annotations =
        Objects.requireNonNullElse(resource.getMetadata().getAnnotations(), Map.of());
    return Rotation.revokesIn(annotations)
        ? Request.REPLACE_AUTHORITY.pending(annotations).orElse("")
        : "";
  }

  /** What an annotation says; empty when it is not there. */
  static String value(HasMetadata object, String annotation) {
    return Optional.ofNullable(object.getMetadata().getAnnotations())
        .map(annotations -> annotations.get(annotation))
        .orElse("");
  }
}
