package io.windlass.activities.aistore;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.windlass.workflows.aistore.drain.HostRefusal;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.Https;
import io.windlass.workflows.aistore.resource.NodeNames;
import io.windlass.workflows.lifecycle.Drain;
import io.windlass.workflows.lifecycle.Replacement;
import io.windlass.workflows.lifecycle.Request;
import java.util.Optional;

/** What can't be asked of a cluster, as its spec and the nodes of Kubernetes stand. */
public final class RequestRefusals {

  private RequestRefusals() {}

  /** Why a request would be without effect, naming the field; empty when it makes sense. */
  public static Optional<String> of(GenericKubernetesResource found, Request request, String text) {
    return switch (request) {
      case REPLACE_NODE ->
          NodeNames.problem(read(found), Replacement.of(text).node()).map("node: "::concat);
      case CERTIFICATES -> new Https(read(found)).nothingToLoad();
      case REPLACE_AUTHORITY -> new Https(read(found)).nothingToReplace();
      case CONVERT ->
          Optional.of(
              "%s: only drivers of persistent memory have namespaces".formatted(request.word()));
      case RESTART, REBALANCE, DRAIN, ADOPT, CHECK_HOSTS, RETRY -> Optional.empty();
    };
  }

  /** The same for what needs a look at Kubernetes' nodes. */
  public static Optional<String> ofHost(KubernetesClient kubernetes, Request request, String text) {
    return request == Request.DRAIN
        ? HostRefusal.of(DrainedHosts.named(kubernetes, Drain.of(text).node()))
            .map(why -> "node: " + why.message())
        : Optional.empty();
  }

  private static AIStore read(GenericKubernetesResource found) {
    return Serialization.jsonMapper().convertValue(found, AIStore.class);
  }
}
