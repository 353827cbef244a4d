package io.windlass.activities.aistore.takeover;

import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;

/**
 * The rights that the worker has for the time of a take-over alone. They are asked for before
 * anything is stopped: without one of them it would break off in the middle.
 */
record TakeOverRights(KubernetesClient kubernetes, String namespace) {

  private static final List<Right> NEEDED =
      List.of(
          new Right("patch", "apps", "daemonsets"),
          new Right("delete", "apps", "daemonsets"),
          new Right("create", "ais.nvidia.com", "aistores"),
          new Right("patch", "ais.nvidia.com", "aistores"),
          new Right("delete", "ais.nvidia.com", "aistores"));

  private record Right(String verb, String group, String resource) {

    String title() {
      return "%s %s.%s".formatted(verb, resource, group);
    }
  }

  /** Those that it does not have, as {@code patch daemonsets.apps}. */
  List<String> missing() {
    return NEEDED.stream().filter(right -> !allowed(right)).map(Right::title).toList();
  }

  private boolean allowed(Right right) {
    SelfSubjectAccessReview question =
        new SelfSubjectAccessReviewBuilder()
            .withNewSpec()
            .withNewResourceAttributes()
            .withNamespace(namespace)
            .withVerb(right.verb())
            .withGroup(right.group())
            .withResource(right.resource())
            .endResourceAttributes()
            .endSpec()
            .build();
    return kubernetes
        .authorization()
        .v1()
        .selfSubjectAccessReview()
        .create(question)
        .getStatus()
        .getAllowed();
  }
}
