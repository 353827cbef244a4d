package io.windlass.activities.aistore;

import io.windlass.activities.aistore.preflight.Finding;
import io.windlass.activities.kubernetes.CustomResources;
import io.windlass.activities.kubernetes.References;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.AIStoreStatus;
import io.windlass.workflows.lifecycle.Reason;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes into the resource's status what was found before its first node, and how hosts are set.
 * The former says nothing any more once the cluster is complete; the latter stays until somebody
 * asks again.
 */
record PreflightReporter(CustomResources<AIStore, AIStoreStatus> resources) {

  /** What was found before the cluster got its first node. */
  void found(AIStore aistore, List<Finding> findings) {
    Optional<Reason> blocking =
        findings.stream().filter(Finding::blocks).map(Finding::reason).findFirst();
    String passed = findings.isEmpty() ? "Passed" : Reason.ADVICE.camelCase();
    set(
        aistore,
        ConditionTypes.PREFLIGHT,
        blocking.isEmpty(),
        blocking.map(Reason::camelCase).orElse(passed),
        findings.isEmpty()
            ? "nothing stands in the way of a deployment"
            : findings.stream()
                .map(found -> "%s: %s".formatted(found.grade().word(), found.message()))
                .collect(Collectors.joining("; ")));
  }

  /**
   * How hosts are set, beside how they should be.
   *
   * @param hosts how many were looked at
   */
  void hostSettings(AIStore aistore, int hosts, List<String> differences) {
    boolean asRecommended = differences.isEmpty();
    set(
        aistore,
        ConditionTypes.HOST_SETTINGS,
        asRecommended,
        asRecommended ? "AsRecommended" : Reason.ADVICE.camelCase(),
        asRecommended
            ? "%d Kubernetes nodes were looked at, and all are set as recommended".formatted(hosts)
            : "recommended in parentheses; " + String.join("; ", differences));
  }

  private void set(AIStore about, String type, boolean status, String reason, String message) {
    resources.changeStatus(
        References.to(about),
        aistore ->
            StatusEdit.beside(aistore)
                .conditions(
                    AIStoreReporter.conditions(References.to(about), aistore)
                        .set(type, status, reason, message))
                .build());
  }
}
