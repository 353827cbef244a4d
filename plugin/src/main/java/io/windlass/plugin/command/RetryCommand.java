package io.windlass.plugin.command;

import io.windlass.plugin.wish.Control;
import io.windlass.plugin.wish.Retry;
import io.windlass.plugin.wish.Tokens;
import picocli.CommandLine.Command;

/** Tries again what is stalled or cancelled. */
@Command(name = "retry", description = "Tries again what is stalled or cancelled.")
final class RetryCommand extends ControlCommand {

  @Override
  Control control() {
    return new Retry(Tokens.fresh());
  }
}
