package io.windlass.activities.pmem.objects;

import io.windlass.workflows.lifecycle.Request;
import io.windlass.workflows.pmem.resource.DriverLayout;
import io.windlass.workflows.pmem.resource.DriverNames;
import java.util.Map;
import java.util.TreeMap;

/** Labels and annotations of the driver's pods. */
public final class DriverLabels {

  /** Has the pod of each side a value of its own, in the layout with a registry. */
  public static final String APP = "app";

  /** What a pod is, in the layout without one. */
  public static final String NAME = "app.kubernetes.io/name";

  /** The resource of whose driver a pod is, in that layout. */
  private static final String INSTANCE = "app.kubernetes.io/instance";

  /** Tells which certificates a pod was started with: a digest of what its Secret holds. */
  public static final String MATERIAL = "windlass.io/pmem-material";

  /** Which template a pod on a node was made from: see {@link NodeDaemonSet#revision}. */
  public static final String REVISION = "windlass.io/revision";

  private DriverLabels() {}

  /** By which the pods of a side are selected. */
  public static Map<String, String> selector(DriverContext context, Side side) {
    return selector(context.spec().layout(), context.names(), side);
  }

  /** By which the pods of a side are selected, in one order: Kubernetes lets nobody change it. */
  public static Map<String, String> selector(DriverLayout layout, DriverNames names, Side side) {
    return switch (layout) {
      case REGISTRY -> Map.of(APP, side.workload(names));
      case DISTRIBUTED ->
          new TreeMap<>(Map.of(NAME, "pmem-csi-" + component(side), INSTANCE, names.resource()));
    };
  }

  /** Of what runs pods, those of the user first. */
  static Map<String, String> workload(DriverContext context, Side side) {
    Map<String, String> labels = new TreeMap<>(context.spec().labels());
    if (context.spec().layout() == DriverLayout.DISTRIBUTED) {
      labels.putAll(selector(context, side));
      labels.put("app.kubernetes.io/part-of", "pmem-csi");
      labels.put("app.kubernetes.io/component", component(side));
    }
    return labels;
  }

  private static String component(Side side) {
    return switch (side) {
      case CONTROLLER -> "controller";
      case NODE -> "node";
    };
  }

  /** Those of the user first, so that they cannot replace the reserved ones. */
  static Map<String, String> pod(DriverContext context, Side side) {
    Map<String, String> labels = workload(context, side);
    labels.putAll(selector(context, side));
    labels.put("pmem-csi.intel.com/webhook", "ignore");
    return labels;
  }

  /** Also tells which restart pods have had, and with which certificates they were started. */
  static Map<String, String> annotations(DriverContext context, Side side) {
    Map<String, String> annotations = new TreeMap<>();
    if (context.line().measured()) {
      annotations.put("pmem-csi.intel.com/scrape", "containers");
    }
    String material = context.started().material().get(side);
    if (material != null) {
      annotations.put(MATERIAL, material);
    }
    context
        .started()
        .restart()
        .ifPresent(request -> annotations.put(Request.RESTART.annotation(), request));
    return annotations;
  }
}
