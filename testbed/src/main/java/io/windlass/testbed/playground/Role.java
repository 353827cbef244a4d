package io.windlass.testbed.playground;

/** The two applications that make up Windlass. */
public enum Role {
  /** Runs workflows and activities. */
  WORKER("worker", "io.windlass.worker.WorkerApplication"),
  /** Watches resources and starts workflows. */
  STARTER("starter", "io.windlass.starter.StarterApplication");

  private final String module;
  private final String mainClass;

  Role(String module, String mainClass) {
    this.module = module;
    this.mainClass = mainClass;
  }

  /** The Maven module, which is also its name in logs and messages. */
  public String module() {
    return module;
  }

  String mainClass() {
    return mainClass;
  }
}
