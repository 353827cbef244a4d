package io.windlass.plugin.command;

import java.util.List;

/** All commands, in the order of the help. */
public final class Commands {

  private Commands() {}

  /** One new instance of each. */
  public static List<Object> all() {
    return List.of(
        new Status(),
        new Explain(),
        new PlanCommand(),
        new CheckHostsCommand(),
        new PauseCommand(),
        new ResumeCommand(),
        new ApproveCommand(),
        new CancelCommand(),
        new RetryCommand(),
        new SkipCommand(),
        new RestartCommand(),
        new RebalanceCommand(),
        new ReplaceNodeCommand(),
        new DrainCommand(),
        new ConvertCommand(),
        new RotateCertificatesCommand(),
        new AdoptCommand(),
        new History(),
        new Report(),
        new Doctor(),
        new Completion(),
        new Complete());
  }
}
