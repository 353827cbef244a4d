package io.windlass.activities.aistore.preflight;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.storage.StorageClass;
import java.util.List;
import java.util.Optional;

/** What a cluster finds around it. Empty where our role does not let us see it. */
public interface Surroundings {

  /** Every node of Kubernetes. */
  Optional<List<Node>> hosts();

  /** Every pod that runs on one, or will, whosever it is. */
  List<Occupant> occupants();

  /** The other clusters that were asked for earlier, or that were complete once. */
  List<ClusterWanted> rivals();

  /** Every storage class. */
  Optional<List<StorageClass>> storageClasses();

  /** Every volume. */
  Optional<List<PersistentVolume>> volumes();

  /** Whether a volume claim exists in the namespace of the cluster. */
  boolean claimExists(String name);

  /** Whether an object exists, or may. */
  boolean exists(Reference reference);
}
