package io.windlass.plugin.command;

import io.windlass.plugin.ExitCode;
import io.windlass.plugin.Problem;
import io.windlass.plugin.render.HistoryTable;
import io.windlass.plugin.render.Times;
import io.windlass.plugin.resource.EndedOperation;
import io.windlass.plugin.resource.Resource;
import io.windlass.plugin.session.Session;
import io.windlass.plugin.temporal.Temporal;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
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
    try {
      tell(session, resource, session.temporal().map(of(resource)).orElseGet(resource::history));
    } catch (Problem silent) {
      tell(session, resource, resource.history());
      session.terminal().lines(List.of("The last ten: %s".formatted(silent.sentence())));
    }
    return ExitCode.DONE;
  }

  private static Function<Temporal, List<EndedOperation>> of(Resource resource) {
    return temporal -> temporal.ended(resource.reference());
  }

  private static void tell(Session session, Resource resource, List<EndedOperation> ended) {
    session
        .terminal()
        .lines(
            ended.isEmpty()
                ? List.of("%s: no operation has ended yet".formatted(resource.title()))
                : new HistoryTable(new Times(Instant.now())).lines(ended));
  }
}
