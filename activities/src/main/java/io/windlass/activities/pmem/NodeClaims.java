package io.windlass.activities.pmem;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.windlass.activities.kubernetes.ServerSide;
import io.windlass.workflows.lifecycle.Failures;
import io.windlass.workflows.pmem.resource.DriverNames;
import io.windlass.workflows.pmem.resource.PmemResource;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The label by which a Kubernetes node is claimed for one driver. It is written on the version of
 * the node that was read: of two who claim it at the same time, one comes too late.
 */
record NodeClaims(DriverAccess access, PmemResource resource) {

  private static final int CONFLICTS = 20;

  private static final PatchContext MERGE =
      new PatchContext.Builder()
          .withPatchType(PatchType.JSON_MERGE)
          .withFieldManager(ServerSide.FIELD_MANAGER)
          .build();

  /** The nodes that are claimed for this driver. */
  List<String> owned() {
    return access
        .kubernetes()
        .nodes()
        .withLabel(DriverNames.OWNER_LABEL, resource.names().owner())
        .list()
        .getItems()
        .stream()
        .map(node -> node.getMetadata().getName())
        .toList();
  }

  /** Claims a node that nobody has; one that is gone, or somebody else's, is left alone. */
  void claim(String name) {
    change(name, "", resource.names().owner());
  }

  /** Gives a node back; one that is gone, or somebody else's, is left alone. */
  void release(String name) {
    change(name, resource.names().owner(), null);
  }

  /**
   * Gives back nodes that are no longer selected.
   *
   * @throws io.temporal.failure.ApplicationFailure when a volume is in use on one of them
   */
  void releaseUnused(List<String> names) {
    String driver = access.observer().context(resource).spec().driverName();
    VolumeLook volumes = VolumeLook.of(access.kubernetes(), driver);
    for (String name : names) {
      if (volumes.inUse(name) > 0) {
        throw Failures.planOutdated("a volume of the driver is in use on " + name);
      }
      release(name);
    }
  }

  private void change(String name, String from, @Nullable String to) {
    for (int attempt = 1; ; attempt++) {
      Optional<Node> node =
          Optional.ofNullable(access.kubernetes().nodes().withName(name).get())
              .filter(
                  found ->
                      Rivals.labels(found).getOrDefault(DriverNames.OWNER_LABEL, "").equals(from));
      if (node.isEmpty() || changed(node.get(), to, attempt)) {
        return;
      }
    }
  }

  private boolean changed(Node node, @Nullable String to, int attempt) {
    try {
      access.kubernetes().resource(node).patch(MERGE, patch(node, to));
      return true;
    } catch (KubernetesClientException answer) {
      if (answer.getCode() == HttpURLConnection.HTTP_CONFLICT && attempt < CONFLICTS) {
        return false;
      }
      throw answer;
    }
  }

  private static String patch(Node node, @Nullable String to) {
    ObjectNode patch = Serialization.jsonMapper().createObjectNode();
    patch
        .putObject("metadata")
        .put("resourceVersion", node.getMetadata().getResourceVersion())
        .putObject("labels")
        .put(DriverNames.OWNER_LABEL, to);
    return patch.toString();
  }
}
