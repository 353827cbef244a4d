package io.windlass.activities.pmem;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.windlass.activities.kubernetes.CustomResources;
import io.windlass.workflows.lifecycle.ResourceReference;
import io.windlass.workflows.pmem.resource.DriverDeployment;
import io.windlass.workflows.pmem.resource.DriverStatus;
import io.windlass.workflows.pmem.resource.PmemCSIDeployment;
import io.windlass.workflows.pmem.resource.PmemResource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Resources of both kinds, as one. */
final class PmemResources {

  private final CustomResources<DriverDeployment, DriverStatus> alpha;
  private final CustomResources<PmemCSIDeployment, DriverStatus> beta;

  PmemResources(KubernetesClient client) {
    alpha = new CustomResources<>(client, DriverDeployment.class);
    beta = new CustomResources<>(client, PmemCSIDeployment.class);
  }

  /** All that there are. */
  List<PmemResource> all() {
    return Stream.concat(alpha.all().stream(), beta.all().stream())
        .map(PmemResource.class::cast)
        .toList();
  }

  /** See {@link CustomResources#find}. */
  Optional<PmemResource> find(ResourceReference reference) {
    return isAlpha(reference)
        ? alpha.find(reference).map(PmemResource.class::cast)
        : beta.find(reference).map(PmemResource.class::cast);
  }

  /** See {@link CustomResources#unknownFields}. */
  List<String> unknownFields(ResourceReference reference) {
    return isAlpha(reference) ? alpha.unknownFields(reference) : beta.unknownFields(reference);
  }

  /**
   * See {@link CustomResources.Draft}.
   *
   * @param unknownFields of the spec in thought
   */
  record Draft(PmemResource resource, List<String> unknownFields) {

    private static Draft of(CustomResources.Draft<? extends PmemResource> draft) {
      return new Draft(draft.resource(), draft.unknownFields());
    }
  }

  /** See {@link CustomResources#draft}. */
  Draft draft(PmemResource resource, String spec) throws JsonProcessingException {
    return switch (resource) {
      case DriverDeployment deployment -> Draft.of(alpha.draft(deployment, spec));
      case PmemCSIDeployment deployment -> Draft.of(beta.draft(deployment, spec));
    };
  }

  /** See {@link CustomResources#changeStatus}. */
  void changeStatus(ResourceReference reference, Function<PmemResource, DriverStatus> change) {
    if (isAlpha(reference)) {
      alpha.changeStatus(reference, change::apply);
    } else {
      beta.changeStatus(reference, change::apply);
    }
  }

  /** See {@link CustomResources#annotate}. */
  boolean annotate(PmemResource resource, Map<String, String> annotations) {
    return switch (resource) {
      case DriverDeployment deployment -> alpha.annotate(deployment, annotations);
      case PmemCSIDeployment deployment -> beta.annotate(deployment, annotations);
    };
  }

  /** See {@link CustomResources#hold}. */
  void hold(PmemResource resource, String finalizer) {
    hold(resource, finalizer, Map.of());
  }

  /** See {@link CustomResources#hold}. */
  void hold(PmemResource resource, String finalizer, Map<String, String> annotations) {
    switch (resource) {
      case DriverDeployment deployment -> alpha.hold(deployment, finalizer, annotations);
      case PmemCSIDeployment deployment -> beta.hold(deployment, finalizer, annotations);
    }
  }

  /** See {@link CustomResources#release}. */
  void release(PmemResource resource, String finalizer) {
    switch (resource) {
      case DriverDeployment deployment -> alpha.release(deployment, finalizer);
      case PmemCSIDeployment deployment -> beta.release(deployment, finalizer);
    }
  }

  private static boolean isAlpha(ResourceReference reference) {
    return reference.kind().equals(DriverDeployment.KIND);
  }
}
