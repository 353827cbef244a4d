package io.windlass.plugin.command;

import io.windlass.plugin.wish.Control;
import io.windlass.plugin.wish.Pause;
import picocli.CommandLine.Command;

/** Holds the work at its next safe point, and all further work. */
@Command(
    name = "pause",
    description = "Holds the work at its next safe point, and all further work.")
final class PauseCommand extends ControlCommand {

  @Override
  Control control() {
    return new Pause();
  }
}
