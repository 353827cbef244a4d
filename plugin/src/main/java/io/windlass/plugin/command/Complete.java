package io.windlass.plugin.command;

import io.windlass.plugin.ExitCode;
import io.windlass.plugin.Problem;
import io.windlass.plugin.resource.Resource;
import io.windlass.plugin.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/**
 * What could come next on a command line, as kubectl asks its plugins: one candidate a line, and at
 * the end what the shell is to do.
 *
 * <ol>
 *   <li>After an option that takes a value: the values that are known.
 *   <li>After a dash: options.
 *   <li>Before the command is named: commands.
 *   <li>Otherwise, where a resource is named: the resources in the namespace.
 * </ol>
 */
@Command(name = "__complete", hidden = true)
final class Complete extends WindlassCommand {

  /** Of cobra's directives: the candidates are all there are, and no files are meant. */
  private static final String NO_FILES = ":4";

  private static final String FILES = ":0";

  /** Lets the parser take whatever was typed. */
  @SuppressWarnings("UnusedVariable")
  @Unmatched
  private List<String> words = new ArrayList<>();

  @SuppressWarnings("NullAway.Init") // the parser sets it
  @Spec
  private CommandSpec spec;

  @Override
  ExitCode run(Session session) {
    List<String> line = typed();
    String begun = line.isEmpty() ? "" : line.getLast();
    List<String> before = line.isEmpty() ? line : line.subList(0, line.size() - 1);
    CommandSpec command = command(before);
    Optional<OptionSpec> open =
        before.isEmpty() ? Optional.empty() : open(command, before.getLast());
    candidates(session, command, open, begun)
        .filter(candidate -> candidate.startsWith(begun))
        .forEach(session.terminal()::line);
    boolean file = open.filter(option -> option.paramLabel().equals("FILE")).isPresent();
    session.terminal().line(file ? FILES : NO_FILES);
    return ExitCode.DONE;
  }

  /** In the order in which it was typed, which the parser does not keep. */
  private List<String> typed() {
    List<String> all = spec.root().commandLine().getParseResult().originalArgs();
    return all.subList(all.indexOf(spec.name()) + 1, all.size());
  }

  private Stream<String> candidates(
      Session session, CommandSpec command, Optional<OptionSpec> open, String begun) {
    if (open.isPresent()) {
      return known(open.get());
    }
    if (begun.startsWith("-")) {
      return command.options().stream()
          .filter(option -> !option.hidden())
          .map(OptionSpec::longestName);
    }
    if (command.equals(root())) {
      return command.subcommands().values().stream()
          .map(CommandLine::getCommandSpec)
          .filter(each -> !each.usageMessage().hidden())
          .map(CommandSpec::name);
    }
    return command.positionalParameters().stream()
        .flatMap(
            parameter -> parameter.paramLabel().equals("NAME") ? names(session) : known(parameter));
  }

  private CommandSpec root() {
    return spec.parent();
  }

  /** The command that is named; the root as long as none is. */
  private CommandSpec command(List<String> before) {
    return before.stream()
        .map(root().subcommands()::get)
        .filter(found -> found != null)
        .findFirst()
        .map(CommandLine::getCommandSpec)
        .orElse(root());
  }

  /** The option whose value comes next. */
  private static Optional<OptionSpec> open(CommandSpec command, String last) {
    return Optional.ofNullable(command.findOption(last)).filter(option -> option.arity().max() > 0);
  }

  private static Stream<String> known(ArgSpec argument) {
    return argument.completionCandidates() == null
        ? Stream.of()
        : StreamSupport.stream(argument.completionCandidates().spliterator(), false);
  }

  private static Stream<String> names(Session session) {
    try {
      return session.resources().all(Optional.of(session.namespace())).stream().map(Resource::name);
    } catch (Problem silent) {
      return Stream.of();
    }
  }
}
