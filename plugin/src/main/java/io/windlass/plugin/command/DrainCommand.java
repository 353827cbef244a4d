package io.windlass.plugin.command;

import io.windlass.plugin.wish.Control;
import io.windlass.plugin.wish.Errand;
import io.windlass.plugin.wish.Tokens;
import io.windlass.workflows.lifecycle.Drain;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Empties a Kubernetes node that is to be serviced. */
@Command(
    name = "drain",
    description =
        "Moves the data off the nodes on one Kubernetes node and ends them,"
            + " so that it can be serviced. They come back when it is uncordoned.")
final class DrainCommand extends ControlCommand {

  @Option(
      names = "--node",
      paramLabel = "NODE",
      required = true,
      description = "The Kubernetes node, which has to be cordoned: worker-3.")
  private String node = "";

  @Override
  Control control() {
    return Errand.drain(new Drain(node), Tokens.fresh());
  }
}
