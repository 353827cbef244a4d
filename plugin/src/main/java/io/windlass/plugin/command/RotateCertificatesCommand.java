package io.windlass.plugin.command;

import io.windlass.plugin.wish.Control;
import io.windlass.plugin.wish.Errand;
import io.windlass.plugin.wish.Tokens;
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

  @Option(
      names = "--" + Rotation.REVOKE,
      description =
          "Replaces the authority at once, since its key may have leaked: nothing is served until"
              + " every node has started anew, and clients need the new ca.crt.")
  private boolean revoke;

  @Override
  Control control() {
    Rotation rotation = new Rotation(authority, revoke);
    return new Errand(rotation.request(), sentence(rotation), rotation.text(Tokens.fresh()));
  }

  private static String sentence(Rotation rotation) {
    if (rotation.revoke()) {
      return "no node runs that trusts the old authority; they start with another";
    }
    return rotation.authority()
        ? "every node trusts a new authority alone"
        : "every node shows the certificate that its Secret holds now";
  }
}
