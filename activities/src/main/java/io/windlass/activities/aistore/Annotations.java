package io.windlass.activities.aistore;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.windlass.workflows.aistore.resource.AIStore;
import java.util.Map;

/** What Windlass remembers on the resource itself, where any definition of the kind keeps it. */
public final class Annotations {

  /** Hash of the configuration that the running cluster was given; the original operator's key. */
  public static final String CONFIG_HASH = "config.aistore.nvidia.com/hash";

  /** The targets that the last verified rebalance covered: see {@link SettledTargets}. */
  public static final String SETTLED_TARGETS = "windlass.io/settled-targets";

  /** The targets that are seen to use all of their volumes: see {@link ProvedVolumes}. */
  public static final String PROVED_VOLUMES = "windlass.io/proved-volumes";

  /** The targets on their way out of the cluster: see {@link Departures}. */
  public static final String LEAVING_TARGETS = "windlass.io/leaving-targets";

  /** The finalizer that makes a deletion wait; the original operator's name. */
  public static final String FINALIZER = "finalize.ais";

  /**
   * Which processes were told that the cluster ends for good, and then that they have ended: see
   * {@link Decommissioning}.
   */
  public static final String DECOMMISSION = "windlass.io/decommission";

  /** On a StatefulSet: how many nodes it had when the cluster was shut down. */
  public static final String STOPPED_FROM = "windlass.io/stopped-from";

  private Annotations() {}

  /** The resource with further annotations, in thought. */
  static AIStore with(AIStore aistore, Map<String, String> annotations) {
    AIStore other = Serialization.jsonMapper().convertValue(aistore, AIStore.class);
    other.getMetadata().getAnnotations().putAll(annotations);
    return other;
  }

  /** What an annotation of the resource says; empty when it is not there. */
  static String value(AIStore aistore, String annotation) {
    return aistore.getMetadata().getAnnotations().getOrDefault(annotation, "");
  }
}
