package io.windlass.plugin.command;

import io.windlass.plugin.wish.Control;
import io.windlass.plugin.wish.Request;
import io.windlass.plugin.wish.Tokens;
import picocli.CommandLine.Command;

/** Restarts every node, one after the other. */
@Command(name = "restart", description = "Restarts every node, one after the other.")
final class RestartCommand extends ControlCommand {

  @Override
  Control control() {
    return new Request(Request.Work.RESTART, Tokens.fresh());
  }
}
