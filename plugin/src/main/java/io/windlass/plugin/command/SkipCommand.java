package io.windlass.plugin.command;

import io.windlass.plugin.wish.Control;
import io.windlass.plugin.wish.Omit;
import io.windlass.plugin.wish.Tokens;
import io.windlass.workflows.lifecycle.Skip;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Goes on without a step that is stuck, with the reason in writing. */
@Command(
    name = "skip",
    description = "Goes on without a step that is stuck and that no data depends on.")
final class SkipCommand extends ControlCommand {

  @Option(
      names = "--step",
      paramLabel = "STEP",
      required = true,
      description = "The step, as the message of the stall names it: send-configuration.")
  private String step = "";

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      required = true,
      description = "Why, for those who read the resource later.")
  private String reason = "";

  @Override
  Control control() {
    return new Omit(new Skip(step, reason), Tokens.fresh());
  }
}
