package io.windlass.plugin.command;

import io.windlass.plugin.wish.Control;
import io.windlass.plugin.wish.Errand;
import io.windlass.plugin.wish.Tokens;
import io.windlass.workflows.lifecycle.Request;
import picocli.CommandLine.Command;

/** Looks at the nodes of Kubernetes from inside. */
@Command(
    name = "check-hosts",
    description = "Looks at how the Kubernetes nodes are set, by a short pod on each.")
final class CheckHostsCommand extends ControlCommand {

  @Override
  Control control() {
    return new Errand(
        Request.CHECK_HOSTS,
        "the Kubernetes nodes are looked at; the conditions HostSettings (clusters) and Preflight (drivers) tell what was found",
        Tokens.fresh());
  }
}
