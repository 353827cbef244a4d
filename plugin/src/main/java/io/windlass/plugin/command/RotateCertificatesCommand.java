package io.windlass.plugin.command;

import io.windlass.plugin.wish.Control;
import io.windlass.plugin.wish.Errand;
import io.windlass.plugin.wish.Tokens;
import io.windlass.workflows.lifecycle.Request;
import picocli.CommandLine.Command;

/** Has every node load a renewed certificate now. */
@Command(
    name = "rotate-certificates",
    description = "Has every node load a renewed certificate now, without a restart.")
final class RotateCertificatesCommand extends ControlCommand {

  @Override
  Control control() {
    return new Errand(
        Request.CERTIFICATES,
        "every node shows the certificate that its Secret holds now",
        Tokens.fresh());
  }
}
