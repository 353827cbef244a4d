package io.windlass.plugin.doctor;

import io.windlass.plugin.resource.Fields;
import io.windlass.plugin.resource.Kind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether what runs in the cluster is well, as far as it runs there. */
final class InstallationChecks {

  private static final List<String> PARTS = List.of("starter", "worker");
  private static final String COMPONENT = "app.kubernetes.io/component";

  private final Surroundings surroundings;

  InstallationChecks(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  List<Finding> findings(List<Kind> kinds) {
    Stream<Finding> deployments =
        surroundings
            .deployments()
            .map(found -> PARTS.stream().map(part -> part(part, found)))
            .orElseGet(
                () ->
                    Stream.of(Finding.note("starter and worker", "you may not list Deployments")));
    return Stream.concat(deployments, new WebhookChecks(surroundings).findings(kinds)).toList();
  }

  private static Finding part(String part, List<Fields> deployments) {
    Optional<Fields> found =
        deployments.stream()
            .filter(one -> one.path("metadata", "labels").text(COMPONENT).equals(part))
            .findFirst();
    return found
        .map(deployment -> readiness(part, deployment))
        .orElseGet(
            () -> Finding.note(part, "no Deployment of it in this cluster; it may run elsewhere"));
  }

  private static Finding readiness(String part, Fields deployment) {
    String namespace = deployment.child("metadata").text("namespace");
    String name = deployment.child("metadata").text("name");
    long wanted = deployment.child("spec").number("replicas").orElse(1L);
    long ready = deployment.child("status").number("readyReplicas").orElse(0L);
    String image = image(deployment);
    return ready > 0
        ? Finding.fine(
            part, "%d of %d ready in namespace %s (%s)".formatted(ready, wanted, namespace, image))
        : Finding.wrong(
            part,
            "none of %d is ready (%s): kubectl -n %s describe deployment %s"
                .formatted(wanted, image, namespace, name));
  }

  private static String image(Fields deployment) {
    return deployment.path("spec", "template", "spec").children("containers").stream()
        .findFirst()
        .map(container -> container.text("image"))
        .orElse("no image");
  }
}
