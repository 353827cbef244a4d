package io.windlass.plugin.command;

import io.windlass.plugin.ExitCode;
import io.windlass.plugin.Problem;
import io.windlass.plugin.render.Explanation;
import io.windlass.plugin.render.Times;
import io.windlass.plugin.resource.Resource;
import io.windlass.plugin.session.Session;
import io.windlass.plugin.temporal.Temporal;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;

/** What is going on, in sentences. */
@Command(
    name = "explain",
    description = "Says what is being done or waited for, why, what comes next and how to stop it.")
final class Explain extends ResourceCommand {

  @Override
  ExitCode run(Session session) {
    Resource resource = resource(session);
    List<String> more =
        session.temporal().map(temporal -> underWay(temporal, resource)).orElse(List.of());
    session
        .terminal()
        .lines(
            new Explanation(new Times(Instant.now()), session.terminal().paint())
                .lines(resource, more));
    return ExitCode.DONE;
  }

  /** Without Temporal, the status has still told most of it. */
  private static List<String> underWay(Temporal temporal, Resource resource) {
    try {
      return temporal.underWay(resource.reference());
    } catch (Problem silent) {
      return List.of("Temporal: %s".formatted(silent.sentence()));
    }
  }
}
