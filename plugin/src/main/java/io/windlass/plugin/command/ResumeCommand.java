package io.windlass.plugin.command;

import io.windlass.plugin.wish.Control;
import io.windlass.plugin.wish.Resume;
import picocli.CommandLine.Command;

/** Lets paused work go on. */
@Command(name = "resume", description = "Lets paused work go on.")
final class ResumeCommand extends ControlCommand {

  @Override
  Control control() {
    return new Resume();
  }
}
