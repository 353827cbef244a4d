package io.windlass.activities.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.windlass.workflows.lifecycle.Reason;
import org.junit.jupiter.api.Test;

class ApiRefusalTest {

  private static KubernetesClientException answer(int code, String message, String cause) {
    Status status =
        new StatusBuilder()
            .withCode(code)
            .withMessage(message)
            .withNewDetails()
            .addNewCause("metadata.namespace", "", cause)
            .endDetails()
            .build();
    return new KubernetesClientException("Failure executing: a long account", code, status);
  }

  @Test
  void whatIsInvalidStaysSo() {
    assertThat(ApiRefusal.in(answer(422, "spec.ports: too many", "")))
        .contains(
            new ApiRefusal(
                Reason.INVALID_SPEC,
                "the API server refuses what the spec leads to: spec.ports: too many"));
  }

  @Test
  void whatIsNotAllowedIsToldToThePeopleWhoCanAllowIt() {
    assertThat(ApiRefusal.in(answer(403, "exceeded quota: small", "")))
        .contains(
            new ApiRefusal(
                Reason.FORBIDDEN,
                "the API server forbids it: exceeded quota: small; allow it to go on"));
  }

  @Test
  void aNamespaceThatGoesIsNoRefusal() {
    KubernetesClientException answer =
        answer(403, "namespace ais is being terminated", "NamespaceTerminating");

    assertThat(ApiRefusal.in(answer)).isEmpty();
    assertThat(ApiRefusal.failure(answer).isNonRetryable()).isFalse();
    assertThat(ApiRefusal.failure(answer).getOriginalMessage())
        .isEqualTo("namespace ais is being terminated");
  }

  @Test
  void whatMayPassIsTriedAgain() {
    assertThat(ApiRefusal.in(answer(500, "etcd is slow", ""))).isEmpty();
    assertThat(ApiRefusal.failure(new KubernetesClientException("timeout")).getOriginalMessage())
        .isEqualTo("timeout");
  }
}
