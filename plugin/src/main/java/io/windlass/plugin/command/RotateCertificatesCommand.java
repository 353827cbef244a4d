package io.windlass.plugin.command;

import io.windlass.plugin.wish.Control;
import io.windlass.plugin.wish.Errand;
import io.windlass.plugin.wish.Tokens;
import io.windlass.workflows.lifecycle.Request;
import io.windlass.workflows.lifecycle.Rotation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Has every node show another certificate, or one of another authority. */
@Command(
    name = "rotate-certificates",
    description =
        "Has every node show a renewed certificate now, without a restart;"
            + " where Windlass issues it, a new one.")
final class RotateCertificatesCommand extends ControlCommand {

  @Option(
      names = "--authority",
      description =
          "Replaces the authority too, where Windlass issues the certificates:"
              + " every node is restarted twice, one after the other.")
  private boolean authority;

  @Override
  Control control() {
    Request request = new Rotation(authority).request();
    return new Errand(
        request,
        authority
            ? "every node trusts a new authority alone"
            : "every node shows the certificate that its Secret holds now",
        Tokens.fresh());
  }
}
