package io.windlass.activities.aistore.objects;

import io.windlass.workflows.aistore.resource.DaemonRole;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Labels of owned objects, and the selectors that find pods by them.
 *
 * <p>{@code app} and {@code component} without a prefix are there for selectors of users. {@code
 * managed-by} keeps the value of the original operator: changing it would restart every pod.
 */
public final class Labels {
  private static final String APP = "app";
  private static final String NAME = "app.kubernetes.io/name";
  private static final String COMPONENT = "app.kubernetes.io/component";

  private Labels() {}

  /** The label that every pod of a cluster has. */
  public static Map<String, String> cluster(String name) {
    return Map.of(NAME, name);
  }

  /** Labels by which the pods of a role are selected. */
  public static Map<String, String> selector(String cluster, DaemonRole role) {
    return ordered(NAME, cluster, COMPONENT, role.word());
  }

  /** Labels of the PodDisruptionBudget. */
  static Map<String, String> daemon(String cluster, DaemonRole role) {
    return ordered(APP, cluster, NAME, cluster, "component", role.word(), COMPONENT, role.word());
  }

  /** Labels of the StatefulSet and, with those of the user, of its pods. */
  static Map<String, String> managedDaemon(String cluster, DaemonRole role) {
    var labels = daemon(cluster, role);
    labels.put("app.kubernetes.io/managed-by", "ais-operator");
    return labels;
  }

  /** Labels of the pods: those of the user first, so that they cannot replace the reserved ones. */
  static Map<String, String> pod(String cluster, DaemonRole role, Map<String, String> ofUser) {
    var labels = new LinkedHashMap<>(ofUser);
    labels.putAll(managedDaemon(cluster, role));
    return labels;
  }

  /** Labels of the headless service. */
  static Map<String, String> service(String cluster, DaemonRole role) {
    return ordered(APP, cluster, NAME, cluster, COMPONENT, role.word() + "-svc");
  }

  /** Labels of a load balancer. */
  static Map<String, String> loadBalancer(String cluster, DaemonRole role) {
    return ordered(APP, cluster, NAME, cluster, COMPONENT, role.word() + "-lb");
  }

  /** Labels of the admin client's Deployment, and by which its pod is selected. */
  static Map<String, String> adminClient(String name) {
    return ordered(NAME, name, COMPONENT, "client");
  }

  /** Labels of what cleans up after a cluster: no selector of its nodes finds it. */
  static Map<String, String> cleanup(String cluster) {
    return ordered(APP, cluster, NAME, cluster, COMPONENT, "cleanup");
  }

  /** The same of what looks at the hosts of a cluster. */
  public static Map<String, String> hostCheck(String cluster) {
    return ordered(APP, cluster, NAME, cluster, COMPONENT, "host-check");
  }

  /** The same of what works on hosts for a take-over. */
  static Map<String, String> takeOver(String name) {
    return ordered(NAME, name, COMPONENT, "take-over");
  }

  private static Map<String, String> ordered(String... keysAndValues) {
    var labels = new LinkedHashMap<String, String>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      labels.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return labels;
  }
}
