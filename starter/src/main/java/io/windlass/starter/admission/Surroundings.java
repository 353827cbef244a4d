package io.windlass.starter.admission;

import io.windlass.starter.admission.Change.Author;
import io.windlass.workflows.aistore.ClusterObservation.DrainedHost;
import java.util.Map;

/**
 * What has to be asked of the Kubernetes API to judge a change. Each question is a single bounded
 * call.
 */
interface Surroundings {

  /** Whether there is a storage class of that name. */
  boolean storageClass(String name);

  /** Whether the storage class of that name lets its volumes grow; false where there is none. */
  boolean letsVolumesGrow(String storageClass);

  /**
   * How many nodes have these labels, counted no further than to a limit.
   *
   * @param labels that a node must have; none for any node
   */
  int nodes(Map<String, String> labels, int limit);

  /** The node of that name, as one that is to be drained. */
  DrainedHost host(String name);

  /** Whether there is a profile of that name. */
  boolean profile(String name);

  /** Whether an author may do that to an object. */
  boolean allowed(Author author, ObjectAccess access);

  /**
   * Something done to one object.
   *
   * @param namespace empty for what is in none
   */
  record ObjectAccess(String verb, String group, String resource, String namespace, String name) {}
}
