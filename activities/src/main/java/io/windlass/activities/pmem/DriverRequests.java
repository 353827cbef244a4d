package io.windlass.activities.pmem;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.windlass.workflows.lifecycle.Request;
import io.windlass.workflows.pmem.resource.DriverLayout;
import io.windlass.workflows.pmem.resource.DriverLine;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What can't be asked of a driver. */
public final class DriverRequests {

  private DriverRequests() {}

  /**
   * Why a request would be without effect, naming the input; empty when it makes sense.
   *
   * @param found the resource, as the API server has it
   */
  public static Optional<String> refusal(
      GenericKubernetesResource found, Request request, String text) {
    return switch (request) {
      case RESTART, ADOPT, CHECK_HOSTS, CONVERT, RETRY -> Optional.empty();
      case CERTIFICATES, REPLACE_AUTHORITY -> uncertified(found).or(() -> given(found));
      case REBALANCE, REPLACE_NODE, DRAIN -> why(request).map("request: "::concat);
    };
  }

  /** The same of those that are asked for by annotations, and not yet answered. */
  static List<String> refusals(Map<String, String> annotations) {
    return Request.pendingIn(annotations).stream()
        .flatMap(
            request ->
                why(request)
                    .map(
                        words ->
                            "metadata.annotations[%s]: %s; remove it"
                                .formatted(request.annotation(), words))
                    .stream())
        .toList();
  }

  private static Optional<String> why(Request request) {
    return switch (request) {
      case RESTART, RETRY, CERTIFICATES, REPLACE_AUTHORITY, ADOPT, CHECK_HOSTS, CONVERT ->
          Optional.empty();
      case REBALANCE, REPLACE_NODE, DRAIN ->
          Optional.of(
              "there is no %s of a driver; ask for a restart, a replacement of the authority or a check of the nodes"
                  .formatted(request.noun()));
    };
  }

  /** The layout that is recorded counts more than the image. */
  private static Optional<String> uncertified(GenericKubernetesResource found) {
    DriverLayout layout =
        DriverLayout.of(PmemAnnotations.value(found, DriverLayout.ANNOTATION))
            .orElseGet(() -> DriverLine.of(image(found)).layout());
    return layout == DriverLayout.REGISTRY
        ? Optional.empty()
        : Optional.of(
            "spec.image (%s): drivers from v0.9 on have no certificates, and there is nothing to renew"
                .formatted(image(found)));
  }

  private static String image(GenericKubernetesResource found) {
    return found.getAdditionalProperties().get("spec") instanceof Map<?, ?> spec
            && spec.get("image") instanceof String text
        ? text
        : "absent";
  }

  private static Optional<String> given(GenericKubernetesResource found) {
    boolean given =
        found.getAdditionalProperties().get("spec") instanceof Map<?, ?> spec
            && spec.get("caCert") instanceof String text
            && !text.isEmpty();
    return given
        ? Optional.of(
            "spec.caCert: the certificates are given in the spec; change them there, and drivers"
                + " are started with them")
        : Optional.empty();
  }
}
