package io.windlass.plugin.command;

import io.windlass.plugin.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Completion for a shell. */
@Command(
    name = "completion",
    description = "Prints the completion of kubectl-windlass for a shell: bash or zsh.")
final class Completion implements Callable<Integer> {

  private static final String BASH =
      """
      # source <(kubectl windlass completion bash)
      _kubectl_windlass() {
        local line
        COMPREPLY=()
        while IFS= read -r line; do
          case $line in :*) ;; *) COMPREPLY+=("${line%%$'\\t'*}") ;; esac
        done < <(kubectl-windlass __complete "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
      }
      complete -F _kubectl_windlass kubectl-windlass
      """;

  private static final String ZSH =
      """
      # source <(kubectl windlass completion zsh)
      _kubectl_windlass() {
        local line; local -a found
        while IFS= read -r line; do
          case $line in :*) ;; *) found+=("${line%%$'\\t'*}") ;; esac
        done < <(kubectl-windlass __complete "${(@)words[2,CURRENT]}" 2>/dev/null)
        compadd -a found
      }
      compdef _kubectl_windlass kubectl-windlass
      """;

  /** The shells that are known. */
  enum Shell {
    bash,
    zsh
  }

  @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}")
  private Shell shell = Shell.bash;

  @SuppressWarnings("NullAway.Init") // the parser sets it
  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine()
        .getOut()
        .print(
            switch (shell) {
              case bash -> BASH;
              case zsh -> ZSH;
            });
    spec.commandLine().getOut().flush();
    return ExitCode.DONE.number();
  }
}
