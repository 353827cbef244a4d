package io.windlass.plugin.command;

import io.windlass.plugin.wish.Control;
import io.windlass.plugin.wish.Errand;
import io.windlass.plugin.wish.Tokens;
import io.windlass.workflows.lifecycle.Request;
import picocli.CommandLine.Command;

/** Has raw namespaces converted, so that drivers see their memory. */
@Command(
    name = "convert",
    description = "Converts the raw namespaces of labelled nodes; what is in them is destroyed.")
final class ConvertCommand extends ControlCommand {

  @Override
  Control control() {
    return new Errand(
        Request.CONVERT,
        "the raw namespaces of labelled nodes are converted; status.conversions tells how far it is",
        Tokens.fresh());
  }
}
