package io.windlass.plugin.command;

import io.windlass.plugin.wish.Control;
import io.windlass.plugin.wish.Replace;
import io.windlass.plugin.wish.Tokens;
import io.windlass.workflows.lifecycle.Replacement;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Gives one node new volumes. */
@Command(
    name = "replace-node",
    description =
        "Moves the data off one node, and has it begin anew on new volumes,"
            + " wherever there is room for them.")
final class ReplaceNodeCommand extends ControlCommand {

  @Option(
      names = "--node",
      paramLabel = "POD",
      required = true,
      description = "The node, by the name of its pod: demo-target-2.")
  private String node = "";

  @Option(
      names = "--" + Replacement.WITHOUT_ITS_DATA,
      description =
          "Gives up what only this node has, where nobody can move it:"
              + " its machine or its disk is lost.")
  private boolean withoutItsData;

  @Override
  Control control() {
    return new Replace(new Replacement(node, withoutItsData), Tokens.fresh());
  }
}
