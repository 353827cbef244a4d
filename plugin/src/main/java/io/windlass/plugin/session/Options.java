package io.windlass.plugin.session;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that every command has. */
public final class Options {

  @Option(
      names = "--kubeconfig",
      scope = ScopeType.INHERIT,
      paramLabel = "FILE",
      description = "The kubeconfig to use instead of $KUBECONFIG or ~/.kube/config.")
  private Optional<Path> kubeconfig = Optional.empty();

  @Option(
      names = "--context",
      scope = ScopeType.INHERIT,
      paramLabel = "NAME",
      description = "The context of the kubeconfig to use instead of its present one.")
  private Optional<String> context = Optional.empty();

  @Option(
      names = {"-n", "--namespace"},
      scope = ScopeType.INHERIT,
      paramLabel = "NAMESPACE",
      description = "The namespace of the resource instead of the context's.")
  private Optional<String> namespace = Optional.empty();

  @Option(
      names = "--temporal-address",
      scope = ScopeType.INHERIT,
      paramLabel = "HOST:PORT",
      description =
          "Temporal's front end, for more than the status tells; by default $TEMPORAL_ADDRESS."
              + " The other variables of the temporal command are heeded, too.")
  private Optional<String> temporalAddress = Optional.empty();

  public Optional<Path> kubeconfig() {
    return kubeconfig;
  }

  public Optional<String> context() {
    return context;
  }

  public Optional<String> namespace() {
    return namespace;
  }

  public Optional<String> temporalAddress() {
    return temporalAddress;
  }
}
