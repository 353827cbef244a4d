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
    return Stream.concat(deployments, webhooks(kinds)).toList();
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

  private Stream<Finding> webhooks(List<Kind> kinds) {
    return surroundings
        .webhooks()
        .map(
            found ->
                found.stream()
                    .flatMap(configuration -> configuration.children("webhooks").stream())
                    .filter(webhook -> kinds.stream().anyMatch(kind -> covers(webhook, kind)))
                    .map(this::webhook))
        .orElse(Stream.of(Finding.note("webhooks", "you may not list their configurations")));
  }

  private static boolean covers(Fields webhook, Kind kind) {
    return webhook.children("rules").stream()
        .anyMatch(
            rule ->
                rule.texts("apiGroups").contains(kind.group())
                    && rule.texts("resources").contains(kind.plural()));
  }

  private Finding webhook(Fields webhook) {
    String about = "webhook " + webhook.text("name");
    Fields service = webhook.path("clientConfig", "service");
    if (service.isEmpty()) {
      return Finding.note(about, "is served outside the cluster: " + url(webhook));
    }
    String where = "%s/%s".formatted(service.text("namespace"), service.text("name"));
    return surroundings.endpoints(service.text("namespace"), service.text("name")).isEmpty()
        ? Finding.wrong(
            about,
            "nothing serves it, so that changes of resources may be refused: see Service " + where)
        : Finding.fine(about, "is served by Service " + where);
  }

  private static String url(Fields webhook) {
    return webhook.child("clientConfig").text("url");
  }
}
