package io.windlass.plugin.command;

import io.windlass.plugin.wish.Cancel;
import io.windlass.plugin.wish.Control;
import io.windlass.plugin.wish.Tokens;
import picocli.CommandLine.Command;

/** Stops the work in a safe state; nothing is rolled back. */
@Command(name = "cancel", description = "Stops the work in a safe state; nothing is rolled back.")
final class CancelCommand extends ControlCommand {

  @Override
  Control control() {
    return new Cancel(Tokens.fresh());
  }
}
