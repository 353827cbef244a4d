package io.windlass.workflows.lifecycle;

/** The operations that run as child workflows of their own. */
public enum Operation {
  DEPLOY("Deploy", "deploy", "Deploy"),
  SCALE_UP("ScaleUp", "scale-up", "Scale up"),
  SCALE_DOWN("ScaleDown", "scale-down", "Scale down"),
  ROLLING_UPGRADE("RollingUpgrade", "rolling-upgrade", "Upgrade"),
  ROLLING_RESTART("RollingRestart", "rolling-restart", "Restart"),
  REBALANCE("Rebalance", "rebalance", "Rebalance"),
  REPLACE_NODE("ReplaceNode", "replace-node", "Replace"),
  DRAIN("Drain", "drain", "Drain"),
  DRIVER_ROLLOUT("DriverRollout", "driver-rollout", "Rollout"),
  CONVERT("Convert", "convert", "Convert"),
  ROTATE_CERTIFICATES("RotateCertificates", "rotate-certificates", "Rotate"),
  RECOVER("Recover", "recover", "Recover"),
  SHUT_DOWN("ShutDown", "shut-down", "Shut down"),
  START_UP("StartUp", "start-up", "Start"),
  TAKE_OVER("TakeOver", "take-over", "Take over"),
  DELETE("Delete", "delete", "Delete"),
  UNINSTALL("Uninstall", "uninstall", "Uninstall");

  private final String typeSuffix;
  private final String idPart;
  private final String title;

  Operation(String typeSuffix, String idPart, String title) {
    this.typeSuffix = typeSuffix;
    this.idPart = idPart;
    this.title = title;
  }

  /** The child workflow's type, for example {@code AIStoreRollingUpgrade}. */
  public String workflowType(String kind) {
    return kind + typeSuffix;
  }

  /** What tells it from others of the same resource: {@code rolling-upgrade/g7}. */
  String word(long generation) {
    return "%s/g%d".formatted(idPart, generation);
  }

  /** As logs, metrics and IDs have it: {@code rolling-upgrade}. */
  public String word() {
    return idPart;
  }

  /**
   * Whether it ends with the resource itself: it can't be taken back, so that to stop is to finish.
   */
  public boolean endsResource() {
    return this == DELETE || this == UNINSTALL;
  }

  /** As a column shows it: {@code Upgrade}. */
  public String title() {
    return title;
  }
}
