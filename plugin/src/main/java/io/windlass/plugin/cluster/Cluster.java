package io.windlass.plugin.cluster;

import io.windlass.plugin.Problem;
import io.windlass.plugin.resource.Fields;
import io.windlass.plugin.resource.Happening;
import io.windlass.plugin.resource.Kind;
import io.windlass.plugin.resource.Resource;
import io.windlass.plugin.wish.AnnotationChange;
import java.util.List;
import java.util.Optional;

/**
 * What the plugin asks of the Kubernetes API. Every method throws {@link Problem} when the API
 * server refuses or does not answer.
 */
public interface Cluster {

  /** The namespace that the kubeconfig's context names. */
  String namespace();

  /** The kinds that Windlass looks after; none when their definitions are not installed. */
  List<Kind> kinds();

  /**
   * All resources of a kind.
   *
   * @param namespace empty for all namespaces
   */
  List<Resource> list(Kind kind, Optional<String> namespace);

  /** A resource, if it exists. */
  Optional<Resource> find(Kind kind, String namespace, String name);

  /** Changes annotations, and answers the resource after that. */
  Resource annotate(Resource resource, AnnotationChange change);

  /** Events about an object, the oldest first; none when they may not be read. */
  List<Happening> events(Resource resource);

  /**
   * What the API server would make of a manifest, without keeping it.
   *
   * @throws Problem with the API server's words when it would refuse it
   */
  Resource dryRun(Kind kind, Fields manifest);
}
