package io.windlass.plugin.command;

import io.windlass.plugin.wish.Control;
import io.windlass.plugin.wish.Errand;
import io.windlass.plugin.wish.Tokens;
import io.windlass.workflows.lifecycle.Request;
import picocli.CommandLine.Command;

/** Takes over what another operator has made. */
@Command(
    name = "adopt",
    description =
        "Takes a cluster or a driver over from another operator, which must have been stopped."
            + " Restarts no pod. See first what differs: kubectl windlass plan.")
final class AdoptCommand extends ControlCommand {

  @Override
  Control control() {
    return new Errand(Request.ADOPT, "it is taken over; no pod is restarted", Tokens.fresh());
  }
}
