package io.windlass.plugin.command;

import io.windlass.plugin.wish.Control;
import io.windlass.plugin.wish.Errand;
import io.windlass.plugin.wish.Tokens;
import io.windlass.workflows.lifecycle.Request;
import picocli.CommandLine.Command;

/** Restarts every node, one after the other. */
@Command(name = "restart", description = "Restarts every node, one after the other.")
final class RestartCommand extends ControlCommand {

  @Override
  Control control() {
    return new Errand(
        Request.RESTART, "every node is restarted, one after the other", Tokens.fresh());
  }
}
