package io.windlass.activities.pmem.objects;

import io.windlass.workflows.lifecycle.Request;
import java.util.Map;
import java.util.TreeMap;

/** Labels and annotations of the driver's pods. */
public final class DriverLabels {

  /** Has the pod of each side a value of its own. */
  public static final String APP = "app";

  /** Tells which certificates a pod was started with: a digest of what its Secret holds. */
  public static final String MATERIAL = "windlass.io/pmem-material";

  /** Which template a pod on a node was made from: see {@link NodeDaemonSet#revision}. */
  public static final String REVISION = "windlass.io/revision";

  private DriverLabels() {}

  /** By which the pods of a side are selected. */
  public static Map<String, String> selector(DriverContext context, Side side) {
    return Map.of(APP, side.workload(context.names()));
  }

  /** Those of the user first, so that they cannot replace the reserved ones. */
  static Map<String, String> pod(DriverContext context, Side side) {
    Map<String, String> labels = new TreeMap<>(context.spec().labels());
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
