package io.windlass.plugin.command;

import io.windlass.plugin.ExitCode;
import io.windlass.plugin.render.HistoryTable;
import io.windlass.plugin.render.Times;
import io.windlass.plugin.resource.EndedOperation;
import io.windlass.plugin.resource.Resource;
import io.windlass.plugin.session.Session;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;

/** What was done. */
@Command(
    name = "history",
    description =
        "Lists operations that have ended: the last ten; with Temporal, all that it still knows.")
final class History extends ResourceCommand {

  @Override
  ExitCode run(Session session) {
    Resource resource = resource(session);
    List<EndedOperation> ended =
        session
            .temporal()
            .map(temporal -> temporal.ended(resource.reference()))
            .orElseGet(resource::history);
    session
        .terminal()
        .lines(
            ended.isEmpty()
                ? List.of("%s: no operation has ended yet".formatted(resource.title()))
                : new HistoryTable(new Times(Instant.now())).lines(ended));
    return ExitCode.DONE;
  }
}
