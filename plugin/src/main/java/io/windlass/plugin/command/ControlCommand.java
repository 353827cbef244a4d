package io.windlass.plugin.command;

import io.windlass.plugin.ExitCode;
import io.windlass.plugin.resource.Resource;
import io.windlass.plugin.session.DurationConverter;
import io.windlass.plugin.session.Patience;
import io.windlass.plugin.session.Session;
import io.windlass.plugin.wish.Control;
import io.windlass.plugin.wish.Heard;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** A command that wishes something of the work on a resource. */
abstract class ControlCommand extends ResourceCommand {

  @Option(
      names = "--wait",
      description = "Waits until the resource's status shows that it was heard.")
  private boolean wait;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      defaultValue = "5m",
      description = "How long --wait waits: 90s, 5m, 1h30m; by default ${DEFAULT-VALUE}.")
  private Duration timeout = Duration.ofMinutes(5);

  /** What is wished. */
  abstract Control control();

  @Override
  final ExitCode run(Session session) {
    Control control = control();
    Resource before = resource(session);
    Optional<String> pointless = control.pointless(before);
    if (pointless.isPresent()) {
      session.terminal().note("%s %s".formatted(before.title(), pointless.get()));
      return ExitCode.FAILED;
    }
    session.cluster().annotate(before, control.change(before));
    session.terminal().line("%s: %s".formatted(before.title(), control.promise(before)));
    return wait ? await(session, control, before) : ExitCode.DONE;
  }

  private ExitCode await(Session session, Control control, Resource before) {
    Heard heard =
        new Patience(timeout)
            .await(
                before.title(),
                () -> answered(control.heard(before, session.resources().again(before))));
    return switch (heard) {
      case Heard.Yes(String sentence) -> {
        session.terminal().line("%s: %s".formatted(before.title(), sentence));
        yield ExitCode.DONE;
      }
      case Heard.Refused(String sentence) -> {
        session.terminal().note("%s: %s".formatted(before.title(), sentence));
        yield ExitCode.FAILED;
      }
      case Heard.NotYet() -> throw new IllegalStateException("was waited for");
    };
  }

  private static Optional<Heard> answered(Heard heard) {
    return heard instanceof Heard.NotYet ? Optional.empty() : Optional.of(heard);
  }
}
