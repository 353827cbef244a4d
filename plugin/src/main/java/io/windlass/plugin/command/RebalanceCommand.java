package io.windlass.plugin.command;

import io.windlass.plugin.wish.Control;
import io.windlass.plugin.wish.Request;
import io.windlass.plugin.wish.Tokens;
import picocli.CommandLine.Command;

/** Rebalances the data. */
@Command(name = "rebalance", description = "Rebalances the data.")
final class RebalanceCommand extends ControlCommand {

  @Override
  Control control() {
    return new Request(Request.Work.REBALANCE, Tokens.fresh());
  }
}
