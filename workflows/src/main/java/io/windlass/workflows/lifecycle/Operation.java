package io.windlass.workflows.lifecycle;

/** The operations that run as child workflows of their own. */
public enum Operation {
  DEPLOY("Deploy", "deploy", "Deploy"),
  SCALE_UP("ScaleUp", "scale-up", "Scale up"),
  ROLLING_UPGRADE("RollingUpgrade", "rolling-upgrade", "Upgrade"),
  RECOVER("Recover", "recover", "Recover"),
  DELETE("Delete", "delete", "Delete");

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

  /** The child workflow's ID, for example {@code aistore/ais/demo/rolling-upgrade/g7}. */
  public String workflowId(ResourceReference reference, long generation) {
    return "%s/%s/g%d".formatted(reference.workflowId(), idPart, generation);
  }

  /** As a column shows it: {@code Upgrade}. */
  public String title() {
    return title;
  }
}
