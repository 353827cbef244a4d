package io.windlass.plugin.command;

import io.windlass.plugin.ExitCode;
import io.windlass.plugin.Problem;
import io.windlass.plugin.Version;
import io.windlass.plugin.report.Bundle;
import io.windlass.plugin.report.Evidence;
import io.windlass.plugin.resource.Resource;
import io.windlass.plugin.session.Session;
import io.windlass.plugin.temporal.Temporal;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Collects what others need to understand a problem. */
@Command(
    name = "report",
    description =
        "Writes a .tar.gz with all that others need to understand a problem, without secrets.")
final class Report extends ResourceCommand {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  @Option(
      names = {"-f", "--filename"},
      paramLabel = "FILE",
      description =
          "The file to write, which must not exist; by default windlass-NAME-TIME.tar.gz.")
  private Optional<Path> file = Optional.empty();

  @Override
  ExitCode run(Session session) {
    Resource resource = resource(session);
    Instant now = Instant.now();
    String name = "windlass-%s-%s".formatted(resource.name(), STAMP.format(now));
    Path target = file.orElse(Path.of(name + ".tar.gz"));
    Evidence evidence = gather(session, resource, now);
    write(target, name, evidence);
    session.terminal().line("wrote " + target);
    session
        .terminal()
        .line(
            "%d values were left out; README.txt in it lists them. Look through it before you give it away."
                .formatted(evidence.leftOut().size()));
    return ExitCode.DONE;
  }

  private static Evidence gather(Session session, Resource resource, Instant now) {
    Evidence evidence =
        new Evidence(resource, now)
            .resource(session.cluster().events(resource))
            .belongings(session.belongings().near(resource))
            .events(session.belongings().events(resource))
            .lines("versions.txt", versions(session));
    session
        .temporal()
        .ifPresent(
            temporal -> evidence.lines("temporal/histories.txt", histories(temporal, resource)));
    return evidence;
  }

  private static List<String> versions(Session session) {
    List<String> lines = new ArrayList<>();
    lines.add("kubectl windlass " + Version.text());
    lines.add("Java " + Runtime.version());
    lines.add("Kubernetes " + session.surroundings().serverVersion());
    session
        .surroundings()
        .deployments()
        .orElse(List.of())
        .forEach(
            deployment ->
                deployment.path("spec", "template", "spec").children("containers").stream()
                    .map(container -> container.text("name") + " " + container.text("image"))
                    .forEach(lines::add));
    return lines;
  }

  private static List<String> histories(Temporal temporal, Resource resource) {
    try {
      return temporal.histories(resource.reference());
    } catch (Problem silent) {
      return List.of(silent.sentence());
    }
  }

  private static void write(Path target, String folder, Evidence evidence) {
    try {
      Bundle.write(target, folder, evidence.files());
    } catch (FileAlreadyExistsException exists) {
      throw new Problem(
          ExitCode.FAILED, "%s exists already; name another file with -f".formatted(target));
    } catch (IOException failure) {
      throw new Problem(
          ExitCode.FAILED, "%s can't be written: %s".formatted(target, failure.getMessage()));
    }
  }
}
