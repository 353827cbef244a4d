package io.windlass.plugin.command;

import io.windlass.plugin.session.GateConverter;
import io.windlass.plugin.wish.Approve;
import io.windlass.plugin.wish.Control;
import io.windlass.workflows.lifecycle.Gate;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lets the operation pass the gate at which it waits. */
@Command(name = "approve", description = "Lets the operation pass the gate at which it waits.")
final class ApproveCommand extends ControlCommand {

  @Option(
      names = "--gate",
      paramLabel = "GATE",
      converter = GateConverter.class,
      completionCandidates = GateConverter.Words.class,
      description =
          "Another gate than the one that is waited for, also beforehand: ${COMPLETION-CANDIDATES}."
              + " A later gate includes the earlier.")
  private Optional<Gate> gate = Optional.empty();

  @Override
  Control control() {
    return new Approve(gate);
  }
}
