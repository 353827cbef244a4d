package io.windlass.workflows.aistore.resource;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;
import io.windlass.workflows.resource.CompleteResource;
import java.util.Map;

/**
 * An AIStore cluster: proxies, targets and their configuration.
 *
 * <p>The definition is NVIDIA's ({@code aistores.ais.nvidia.com}, v1beta1) with additions to {@code
 * status} alone, so that the same YAML serves both operators.
 */
@JsonClassDescription(
    "An AIStore cluster on Kubernetes: proxies, targets, their volumes and configuration.")
@Group(AIStore.GROUP)
@Version(AIStore.VERSION)
@Kind("AIStore")
@Singular("aistore")
@Plural("aistores")
@AdditionalPrinterColumn(name = "State", jsonPath = ".status.state")
@AdditionalPrinterColumn(
    name = "Age",
    jsonPath = ".metadata.creationTimestamp",
    type = AdditionalPrinterColumn.Type.DATE)
@AdditionalPrinterColumn(name = "Operation", jsonPath = ".status.operation.progress")
@AdditionalPrinterColumn(
    name = "Ready",
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].status")
@AdditionalPrinterColumn(name = "Proxies", jsonPath = ".status.nodes.proxies", priority = 1)
@AdditionalPrinterColumn(name = "Targets", jsonPath = ".status.nodes.targets", priority = 1)
@AdditionalPrinterColumn(name = "Image", jsonPath = ".spec.nodeImage")
@AdditionalPrinterColumn(name = "Workflow", jsonPath = ".status.operation.workflowId", priority = 1)
public final class AIStore extends CompleteResource<AIStoreSpec, AIStoreStatus>
    implements Namespaced {
  public static final String GROUP = "ais.nvidia.com";
  public static final String VERSION = "v1beta1";

  private static final long serialVersionUID = 1L;

  @Override
  protected AIStoreSpec initSpec() {
    return AIStoreSpec.EMPTY;
  }

  @Override
  protected AIStoreStatus initStatus() {
    return AIStoreStatus.EMPTY;
  }

  /** The same resource with another status, in thought; this one stays as it is. */
  public AIStore with(AIStoreStatus status) {
    return copy(new AIStore(), status);
  }

  /** The same resource with further annotations, in thought; this one stays as it is. */
  public AIStore with(Map<String, String> annotations) {
    AIStore thought = copy(new AIStore(), getStatus());
    thought.setMetadata(new ObjectMetaBuilder(getMetadata()).addToAnnotations(annotations).build());
    return thought;
  }
}
