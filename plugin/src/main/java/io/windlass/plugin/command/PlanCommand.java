package io.windlass.plugin.command;

import io.windlass.plugin.ExitCode;
import io.windlass.plugin.Problem;
import io.windlass.plugin.session.Draft;
import io.windlass.plugin.session.DurationConverter;
import io.windlass.plugin.session.Session;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What would be done. */
@Command(
    name = "plan",
    description =
        "Tells what would be done: about a resource as it is, or if a file were applied."
            + " Changes nothing.")
final class PlanCommand extends WindlassCommand {

  @Parameters(
      paramLabel = "NAME",
      arity = "0..1",
      description = "The resource: demo, or with its kind: aistore/demo.")
  private Optional<String> name = Optional.empty();

  @Option(
      names = {"-f", "--filename"},
      paramLabel = "FILE",
      description = "A manifest whose spec is tried out; - for the standard input.")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      defaultValue = "1m",
      description = "How long to wait for the answer; by default ${DEFAULT-VALUE}.")
  private Duration timeout = Duration.ofMinutes(1);

  @Override
  ExitCode run(Session session) {
    if (name.isPresent() == file.isPresent()) {
      throw new Problem(ExitCode.USAGE, "name a resource, or a file with -f: one of the two");
    }
    Planning planning = new Planning(session, timeout);
    name.ifPresent(
        text -> planning.ofResource(session.resources().named(text, session.namespace())));
    file.ifPresent(path -> Draft.in(session, path).forEach(planning::ofDraft));
    return ExitCode.DONE;
  }
}
