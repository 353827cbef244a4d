package io.windlass.plugin;

import io.windlass.plugin.resource.Fields;
import io.windlass.plugin.resource.Kind;
import io.windlass.plugin.resource.Resource;
import java.util.List;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Resources as the API server would give them. */
public final class Samples {

  public static final Kind AISTORE =
      new Kind("ais.nvidia.com", "v1beta1", "AIStore", "aistores", List.of("aistore"));

  /** One in no namespace, whose name others have, too. */
  public static final Kind DRIVER =
      new Kind(
          "pmem-csi.intel.com",
          "v1alpha1",
          "Deployment",
          "deployments",
          List.of("deployment"),
          false,
          true);

  private static final String METADATA =
      """
      apiVersion: ais.nvidia.com/v1beta1
      kind: AIStore
      metadata: {name: demo, namespace: ais, uid: u-1, generation: 7, resourceVersion: "12",
        creationTimestamp: "2026-11-22T07:00:00Z", annotations: {%s}}
      spec: {nodeImage: "aisnode:v5.0"}
      """;

  private Samples() {}

  /** An object from YAML. */
  public static Fields yaml(String text) {
    return Fields.of(new Load(LoadSettings.builder().build()).loadFromString(text));
  }

  /**
   * A resource of generation 7.
   *
   * @param annotations as the inside of a YAML flow mapping
   * @param status as YAML without indentation
   */
  public static Resource resource(String annotations, String status) {
    String whole = METADATA.formatted(annotations) + "status:\n" + status.indent(2);
    return new Resource(AISTORE, yaml(whole));
  }

  /** A driver of that name, which is stalled. */
  public static Resource driver(String name) {
    return driver(name, "");
  }

  /**
   * The same.
   *
   * @param spec as the inside of a YAML flow mapping
   */
  public static Resource driver(String name, String spec) {
    return new Resource(
        DRIVER,
        yaml(
            """
            apiVersion: pmem-csi.intel.com/v1alpha1
            kind: Deployment
            metadata: {name: %s, uid: u-7, generation: 7}
            spec: {%s}
            status:
            """
                    .formatted(name, spec)
                + condition("Stalled", "True", "NoNodes", "no node is selected").indent(2)));
  }

  public static Resource ready() {
    return resource("", condition("Ready", "True", "Ready", "Cluster is ready"));
  }

  public static Resource deleting() {
    String metadata = METADATA.formatted("").replace("uid:", "deletionTimestamp: \"now\", uid:");
    return new Resource(AISTORE, yaml(metadata));
  }

  /** In the middle of an upgrade, for the given reason. */
  public static Resource upgrading(String annotations, String reason, String message) {
    return resource(
        annotations,
        condition("Progressing", "True", reason, message)
            + """
            state: Upgrading
            nodes: {proxies: 3/3, targets: 2/3}
            operation:
              name: Upgrade
              progress: Upgrade 3/9
              step: 3
              total: 9
              workflowId: aistore/ais/demo/rolling-upgrade/g7
              reason: TemplateChanged
              message: restart target demo-target-1
              next: wait for demo-target-1
              startedAt: "2026-11-22T07:10:00Z"
              expectedEnd: "2026-11-22T07:24:00Z"
              waitingFor: the pod of demo-target-1
            """);
  }

  public static Resource working() {
    return upgrading("", "TemplateChanged", "Upgrade 3/9: restart target demo-target-1");
  }

  /** At a gate. */
  public static Resource waiting() {
    return upgrading(
        "windlass.io/approval: before-disruption",
        "ApprovalNeeded",
        "Upgrade waits: before anything is disturbed; to go on, set the annotation"
            + " windlass.io/approved=rolling-upgrade/g7/before-disruption");
  }

  public static Resource stalled(String reason, String message) {
    return resource("", condition("Stalled", "True", reason, message));
  }

  /** One condition of generation 7, as the beginning of a status. */
  public static String condition(String type, String status, String reason, String message) {
    return """
    conditions:
    - {type: %s, status: "%s", reason: %s, message: "%s", observedGeneration: 7,
       lastTransitionTime: "2026-11-22T07:15:00Z"}
    """
        .formatted(type, status, reason, message);
  }
}
