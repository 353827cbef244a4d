package io.windlass.plugin;

import io.windlass.plugin.command.Commands;
import io.windlass.plugin.session.Options;
import io.windlass.plugin.session.ProcessSession;
import io.windlass.plugin.session.Session;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

/** The command itself; what it does, its subcommands do. */
@Command(
    name = "kubectl windlass",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = "See and steer what Windlass does to your resources.",
    footer = {
      "",
      "Exit codes: 0 done; 1 refused, or something is wrong; 2 wrong command line; 3 not found;"
          + " 4 not in time."
    })
public final class KubectlWindlass {

  @Mixin private Options options = new Options();

  private final Function<Options, Session> connect;
  private @Nullable Session session;

  public KubectlWindlass(Function<Options, Session> connect) {
    this.connect = connect;
  }

  /** What commands work with. */
  public Session session() {
    if (session == null) {
      session = connect.apply(options);
    }
    return session;
  }

  /** The whole command line, ready to be executed. */
  public static CommandLine commandLine(Function<Options, Session> connect) {
    CommandLine line = new CommandLine(new KubectlWindlass(connect));
    Commands.all().forEach(line::addSubcommand);
    line.getSubcommands().values().stream()
        .map(CommandLine::getCommandSpec)
        .filter(command -> !command.usageMessage().hidden())
        .forEach(command -> command.mixinStandardHelpOptions(true));
    return line.setUsageHelpAutoWidth(false)
        .setParameterExceptionHandler(KubectlWindlass::misused)
        .setExecutionExceptionHandler(KubectlWindlass::failed);
  }

  private static int misused(ParameterException wrong, String[] arguments) {
    CommandLine line = wrong.getCommandLine();
    line.getErr().println("error: " + wrong.getMessage());
    line.getErr().println("See: %s --help".formatted(line.getCommandSpec().qualifiedName()));
    return ExitCode.USAGE.number();
  }

  private static int failed(Exception failure, CommandLine line, CommandLine.ParseResult parsed) {
    if (failure instanceof Problem problem) {
      line.getErr().println("error: " + problem.sentence());
      return problem.exitCode().number();
    }
    line.getErr().println("error: unexpected: " + failure);
    return ExitCode.FAILED.number();
  }

  /** For the shell stub, which is the file that people install. */
  public static void main(String[] arguments) {
    // Connections keep threads of their own, which nobody needs any more.
    System.exit(commandLine(ProcessSession::new).execute(arguments));
  }
}
