package io.windlass.plugin.command;

import io.windlass.plugin.ExitCode;
import io.windlass.plugin.doctor.Examination;
import io.windlass.plugin.doctor.Finding;
import io.windlass.plugin.render.Paint;
import io.windlass.plugin.render.Table;
import io.windlass.plugin.session.Session;
import java.util.List;
import picocli.CommandLine.Command;

/** Whether everything that Windlass needs is there. */
@Command(
    name = "doctor",
    description =
        "Checks whether everything that Windlass needs is there, and says what to do if not.")
final class Doctor extends WindlassCommand {

  @Override
  ExitCode run(Session session) {
    List<Finding> findings =
        new Examination(session.cluster(), session.surroundings(), session.temporal())
            .findings(session.namespace());
    Table table = new Table();
    findings.forEach(
        finding ->
            table.row(
                painted(session.terminal().paint(), finding), finding.about(), finding.sentence()));
    session.terminal().lines(table.lines());
    long wrong = findings.stream().filter(Finding::isWrong).count();
    session.terminal().line(wrong == 0 ? "Nothing is wrong." : "Wrong: %d.".formatted(wrong));
    return wrong == 0 ? ExitCode.DONE : ExitCode.FAILED;
  }

  private static String painted(Paint paint, Finding finding) {
    String word = finding.level().word();
    return switch (finding.level()) {
      case FINE -> paint.good(word);
      case NOTE -> paint.careful(word);
      case WRONG -> paint.bad(word);
    };
  }
}
