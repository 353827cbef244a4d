package io.windlass.plugin.command;

import io.windlass.plugin.wish.Control;
import io.windlass.plugin.wish.Errand;
import io.windlass.plugin.wish.Tokens;
import io.windlass.workflows.lifecycle.Request;
import picocli.CommandLine.Command;

/** Rebalances the data. */
@Command(name = "rebalance", description = "Rebalances the data.")
final class RebalanceCommand extends ControlCommand {

  @Override
  Control control() {
    return new Errand(Request.REBALANCE, "the data is rebalanced", Tokens.fresh());
  }
}
