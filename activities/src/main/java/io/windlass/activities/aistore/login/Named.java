package io.windlass.activities.aistore.login;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.windlass.activities.aistore.http.NotAdmitted;
import io.windlass.activities.kubernetes.ApiRefusal;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Objects that a resource names. */
record Named(KubernetesClient kubernetes) {

  /**
   * One of them; empty when it does not exist.
   *
   * @param field that names it, with its value, for the message
   * @throws NotAdmitted when we may not read it
   */
  <T> Optional<T> find(String field, Function<KubernetesClient, @Nullable T> read) {
    try {
      return Optional.ofNullable(read.apply(kubernetes));
    } catch (KubernetesClientException answer) {
      ApiRefusal refused = ApiRefusal.in(answer).orElseThrow(() -> answer);
      throw NotAdmitted.withoutToken(
          refused.reason(), "%s: %s".formatted(field, refused.message()));
    }
  }
}
