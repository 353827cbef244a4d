package io.windlass.workflows.aistore.resource.authn;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;
import io.windlass.workflows.resource.CompleteResource;

/**
 * AuthN, the service of AIStore that gives tokens: one pod, and what it needs.
 *
 * <p>The definition is NVIDIA's ({@code aistoreauths.auth.ais.nvidia.com}, v1alpha1) with additions
 * to {@code status} alone, so that the same YAML serves both operators.
 */
@JsonClassDescription("AuthN, the service of AIStore that gives tokens, on Kubernetes.")
@Group(AIStoreAuth.GROUP)
@Version(AIStoreAuth.VERSION)
@Kind(AIStoreAuth.KIND)
@Singular("aistoreauth")
@Plural(AIStoreAuth.PLURAL)
@ShortNames("aisauth")
@AdditionalPrinterColumn(
    name = "Ready",
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].status")
@AdditionalPrinterColumn(
    name = "Reason",
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].reason",
    priority = 1)
@AdditionalPrinterColumn(name = "URL", jsonPath = ".status.serviceURL")
@AdditionalPrinterColumn(
    name = "Age",
    jsonPath = ".metadata.creationTimestamp",
    type = AdditionalPrinterColumn.Type.DATE)
@AdditionalPrinterColumn(name = "Operation", jsonPath = ".status.operation.progress")
@AdditionalPrinterColumn(name = "Image", jsonPath = ".spec.deployment.container.image")
@AdditionalPrinterColumn(name = "Workflow", jsonPath = ".status.operation.workflowId", priority = 1)
public final class AIStoreAuth extends CompleteResource<AuthnSpec, AuthnStatus>
    implements Namespaced {
  public static final String GROUP = "auth.ais.nvidia.com";
  public static final String VERSION = "v1alpha1";
  public static final String KIND = "AIStoreAuth";
  public static final String PLURAL = "aistoreauths";

  private static final long serialVersionUID = 1L;

  @Override
  protected AuthnSpec initSpec() {
    return AuthnSpec.EMPTY;
  }

  @Override
  protected AuthnStatus initStatus() {
    return AuthnStatus.EMPTY;
  }
}
