package io.windlass.activities.aistore;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ManagedFieldsEntryBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.windlass.activities.aistore.DesiredObjects.Shape;
import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.aistore.KubernetesStep.AdoptCluster;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.lifecycle.Cause;
import io.windlass.workflows.lifecycle.DecideRequest;
import io.windlass.workflows.lifecycle.Decision;
import io.windlass.workflows.lifecycle.Intent;
import io.windlass.workflows.lifecycle.Operation;
import io.windlass.workflows.lifecycle.OperationRequest;
import io.windlass.workflows.lifecycle.Plan;
import io.windlass.workflows.lifecycle.PlanRequest;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.ReconcileRequest;
import io.windlass.workflows.lifecycle.ResourceReference;
import io.windlass.workflows.lifecycle.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A cluster whose StatefulSet ais-operator has made: decided, with and without consent. */
class AdoptionGateTest {

  private static final ResourceReference REFERENCE =
      new ResourceReference("AIStore", "ais", "demo", Demo.UID, 1);
  private static final String LEASES = "/apis/coordination.k8s.io/v1/leases";
  private static final PlanRequest.Run RUN = new PlanRequest.Run("aistore/ais/demo", "run");

  private final FakeApiServer server;
  private final AIStoreLookActivitiesImpl looks;

  AdoptionGateTest() throws IOException {
    server = new FakeApiServer();
    looks = new AIStoreLookActivitiesImpl(Demo.access(server, Duration.ofSeconds(30)));
    server.answers(
        LEASES, "{\"kind\":\"LeaseList\",\"apiVersion\":\"coordination.k8s.io/v1\",\"items\":[]}");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void theirs(Instant written, String... managers) {
    StatefulSet proxies =
        Demo.DESIRED.nodes(Demo.plain(), DaemonRole.PROXY, new Shape(1, 0), Both.none());
    proxies
        .getMetadata()
        .setManagedFields(
            List.of(managers).stream()
                .map(
                    manager ->
                        new ManagedFieldsEntryBuilder()
                            .withManager(manager)
                            .withTime(written.truncatedTo(ChronoUnit.SECONDS).toString())
                            .withNewFieldsV1()
                            .addToAdditionalProperties("f:spec", Map.of("f:replicas", Map.of()))
                            .endFieldsV1()
                            .build())
                .toList());
    server.put(proxies);
  }

  private void resource(Map<String, String> annotations) {
    AIStore aistore = Demo.plain();
    aistore.getMetadata().setAnnotations(annotations);
    server.put(aistore);
  }

  private Decision<AIStoreStep> decide() {
    ReconcileRequest request = new ReconcileRequest(REFERENCE, Cause.RESYNC);
    return looks.decide(new DecideRequest(request, RUN, ""));
  }

  private static Instant longAgo() {
    return Instant.now().minus(1, ChronoUnit.HOURS);
  }

  private void assertStalled(Reason reason, String... words) {
    assertThat(decide())
        .isInstanceOfSatisfying(
            Decision.Stalled.class,
            stalled -> {
              assertThat(stalled.reason()).isEqualTo(reason);
              assertThat(stalled.message()).contains(words);
            });
    assertThat(server.requests("PATCH")).containsOnly(FakeApiServer.path(Demo.plain()) + "/status");
    assertThat(server.requests("DELETE")).isEmpty();
  }

  @Test
  void withoutConsentNothingIsTouched() {
    resource(Map.of());
    theirs(longAgo(), "manager");
    assertStalled(
        Reason.OTHER_OPERATOR,
        "belongs to ais-operator",
        "kubectl windlass plan demo -n ais",
        "kubectl windlass adopt demo -n ais");
  }

  @Test
  void anOldConsentIsNone() {
    resource(Map.of("windlass.io/adopt", "x", "windlass.io/adopt-done", "x"));
    theirs(Instant.now(), "windlass", "ais-operator");
    assertStalled(Reason.OTHER_OPERATOR, "belongs to ais-operator");
  }

  @Test
  void aDeletionIsTheirsToo() {
    AIStore aistore = Demo.plain();
    aistore.getMetadata().setDeletionTimestamp("2026-11-21T00:00:00Z");
    aistore.getMetadata().setFinalizers(List.of("finalize.ais"));
    server.put(aistore);
    theirs(longAgo(), "manager");
    assertStalled(Reason.OTHER_OPERATOR, "its deletion is the work of ais-operator");
  }

  @Test
  void withConsentItIsAdopted() {
    resource(Map.of("windlass.io/adopt", "x"));
    theirs(longAgo(), "manager");
    assertThat(decide())
        .isEqualTo(new Decision.Quiet<>(List.of(new AdoptCluster(Reason.ADOPTION_REQUESTED))));
  }

  @Test
  void aPauseHoldsTheAdoptionToo() {
    resource(Map.of("windlass.io/adopt", "x", "windlass.io/paused", "true"));
    theirs(longAgo(), "manager");
    assertThat(decide())
        .isInstanceOfSatisfying(
            Decision.Held.class, held -> assertThat(held.reason()).isEqualTo(Reason.PAUSED));
  }

  @Test
  void whoWroteAMomentAgoWorks() {
    resource(Map.of("windlass.io/adopt", "x"));
    theirs(Instant.now(), "manager");
    assertStalled(Reason.OTHER_OPERATOR_WORKS, "it wrote StatefulSet demo-proxy at");
  }

  @Test
  void aLeaseThatIsRenewedTellsThatItWorks() {
    resource(Map.of("windlass.io/adopt", "x"));
    theirs(longAgo(), "manager");
    server.answers(
        LEASES,
        """
        {"kind": "LeaseList", "apiVersion": "coordination.k8s.io/v1", "items": [
         {"kind": "Lease", "apiVersion": "coordination.k8s.io/v1",
          "metadata": {"name": "60c23797.nvidia.com", "namespace": "there"},
          "spec": {"holderIdentity": "one", "leaseDurationSeconds": 15, "renewTime": "%s"}}]}
        """
            .formatted(
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", ".000000Z")));
    assertStalled(Reason.OTHER_OPERATOR_WORKS, "its lease 60c23797.nvidia.com in namespace there");
  }

  @Test
  void anOperationEndsWhereTheyTakeTheClusterUpAgain() {
    resource(Map.of());
    theirs(Instant.now(), "windlass", "ais-operator");
    OperationRequest operation =
        new OperationRequest(REFERENCE, Operation.ROLLING_UPGRADE, Reason.TEMPLATE_CHANGED);
    Plan<AIStoreStep> plan = looks.plan(new PlanRequest(operation, Intent.COMPLETE, RUN, ""));
    assertThat(plan.verdict()).isEqualTo(Verdict.SUPERSEDED);
    assertThat(plan.now()).isEmpty();
  }
}
