package io.windlass.plugin.command;

import io.windlass.plugin.ExitCode;
import io.windlass.plugin.KubectlWindlass;
import io.windlass.plugin.session.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.ParentCommand;

/** What all commands have in common. */
abstract class WindlassCommand implements Callable<Integer> {

  @SuppressWarnings("NullAway.Init") // the parser sets it
  @ParentCommand
  private KubectlWindlass root;

  /** Does it. */
  abstract ExitCode run(Session session);

  @Override
  public final Integer call() {
    return run(root.session()).number();
  }
}
