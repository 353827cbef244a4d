package io.windlass.workflows.aistore.takeover;

/**
 * What is done in a take-over, and on its way back, in this order. Each looks first, and does
 * nothing when the thing is done.
 */
public enum TakeOverAct {
  EXPORT("keep what modern AIStore can't read, and everything that is to be known later", ""),
  TRY_HOSTS("try on every host, beside the old cluster, what will be done to its disks", ""),
  CLOSE_GATEWAY("let the old gateway lead to nobody", "clients outside reach no cluster"),
  STOP_OLD("stop the old pods of", "the old cluster does not serve"),
  AWAIT_STOPPED("wait for the end of the old pods of", ""),
  IDENTIFY("write ids on new directories of the disks, and count the objects", ""),
  APPLY("apply the new resource: it starts empty", ""),
  AWAIT_READY("wait for the new cluster", ""),
  MAKE_BUCKETS("compare the ids of the new targets, and make the buckets anew", ""),
  SHUT_DOWN("shut the new cluster down", ""),
  AWAIT_DOWN("wait for the end of the new pods", ""),
  MOVE("rename the objects to where the new targets look, on", "objects are out of reach of both"),
  START(
      "start the new cluster with the objects",
      "the old cluster can't read what the new one rewrites"),
  REMOVE_OLD("remove the old DaemonSets", ""),
  LEAD("lead the old Services to the new proxies", ""),
  SWITCH_REBALANCE("let the cluster rebalance by itself again", ""),
  MOVE_BACK("rename the objects back to where the old targets look", ""),
  DELETE_NEW("delete the new resource; its data on the disks stays", ""),
  START_OLD("start the old pods of", ""),
  AWAIT_OLD("wait for the old pods", ""),
  OPEN_GATEWAY("let the old gateway lead to the old proxies again", ""),
  FORGET("forget what was kept for the take-over", "");

  private final String title;
  private final String unavailable;

  TakeOverAct(String title, String unavailable) {
    this.title = title;
    this.unavailable = unavailable;
  }

  /** As a person would say it; what it is done to comes after. */
  public String title() {
    return title;
  }

  /** What is out of service from then on, in words; empty if nothing is. */
  public String unavailable() {
    return unavailable;
  }

  /** Whether it only waits: a cancel ends it at once. */
  public boolean waits() {
    return name().startsWith("AWAIT_");
  }

  /** Whether Jobs on hosts do it. */
  public boolean onHosts() {
    return this == TRY_HOSTS || this == IDENTIFY || this == MOVE || this == MOVE_BACK;
  }
}
