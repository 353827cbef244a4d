package io.windlass.plugin.doctor;

import io.windlass.plugin.Problem;
import io.windlass.plugin.resource.Fields;
import io.windlass.plugin.resource.Kind;
import java.util.List;
import java.util.Optional;

/** What the doctor asks of the cluster. A question that may not be asked has an empty answer. */
public interface Surroundings {

  /**
   * The API server's version.
   *
   * @throws Problem when it does not answer
   */
  String serverVersion();

  /** The definition of a kind. */
  Optional<Fields> definition(Kind kind);

  /**
   * Whether the caller may do that to a resource of the kind.
   *
   * @param namespace empty for a kind that is in no namespace
   */
  boolean allowed(Kind kind, String verb, String namespace);

  /** Deployments of Windlass, in all namespaces. */
  Optional<List<Fields>> deployments();

  /** Validating and mutating webhook configurations. */
  Optional<List<Fields>> webhooks();

  /** The addresses that serve a Service now. */
  List<String> endpoints(String namespace, String service);
}
