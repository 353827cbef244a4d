package io.windlass.testbed.playground;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * One playground from start to end.
 *
 * <ol>
 *   <li>Control plane and Temporal side by side, then the custom resources' definitions.
 *   <li>Worker and starter, each kept running from then on.
 *   <li>The sample cluster is applied and shown until it is ready.
 *   <li>Then it stays until a part that cannot be replaced ends, or the shutdown hook closes it.
 * </ol>
 */
final class PlaygroundSession {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration LOOK = Duration.ofMillis(250);

  private final Tools tools;
  private final PlaygroundDirectory directory;
  private final ShutdownOrder parts;
  private final Consumer<String> narrator;

  PlaygroundSession(
      Tools tools, PlaygroundDirectory directory, ShutdownOrder parts, Consumer<String> narrator) {
    this.tools = tools;
    this.directory = directory;
    this.parts = parts;
    this.narrator = narrator;
  }

  /** Returns when the playground has to end; throws when it could not start or broke. */
  void run() {
    long began = System.nanoTime();
    Sample sample = Sample.read(deploy("samples/aistore-demo.yaml"));
    Stack stack = Stack.start(StackSettings.development(tools, directory), parts, narrator);
    EnvironmentFile.write(directory, tools, stack);
    installDefinitions(stack.kubectl());
    startApplications(stack);
    boolean ready = bringUp(stack, sample);
    narrator.accept(
        ready
            ? "%s is Ready, %s after the start.".formatted(sample.reference(), Stack.since(began))
            : "%s is not Ready after %d s: the lines above and the logs say why."
                .formatted(sample.reference(), PATIENCE.toSeconds()));
    narrator.accept(Guide.text(stack, sample));
    PlaygroundDirectory.write(directory.readyMarker(), ready ? "ready\n" : "not ready\n");
    stayUntilBroken(stack);
  }

  private void installDefinitions(Kubectl kubectl) {
    String definitions = deploy("crds").toString();
    kubectl.succeed("apply", "--server-side", "--force-conflicts", "-f", definitions);
    kubectl.succeed("wait", "--for=condition=Established", "--timeout=60s", "-f", definitions);
    narrator.accept("definitions    custom resources of deploy/crds");
  }

  private void startApplications(Stack stack) {
    List<CompletableFuture<Void>> starts =
        Stream.of(Role.values())
            .map(role -> Background.run(() -> startApplication(stack, role)))
            .toList();
    starts.forEach(Background::result);
  }

  private void startApplication(Stack stack, Role role) {
    long began = System.nanoTime();
    parts.own(
        Supervised.start(stack.application(role), directory.processIdentifier(role), narrator));
    narrator.accept("%-14s ready (%s)".formatted(role.module(), Stack.since(began)));
  }

  private boolean bringUp(Stack stack, Sample sample) {
    String applied = stack.kubectl().succeed("apply", "-f", sample.file().toString());
    applied.lines().forEach(line -> narrator.accept("kubectl apply  " + line));
    long began = System.nanoTime();
    ClusterProgress progress =
        new ClusterProgress(
            stack.client(),
            sample,
            line -> narrator.accept("%8s  %s".formatted(Stack.since(began), line)));
    while (!progress.tell()) {
      if (System.nanoTime() - began > PATIENCE.toNanos()) {
        return false;
      }
      pause(stack);
    }
    return true;
  }

  /** Waits a moment, or less when the control plane ends. */
  private void pause(Stack stack) {
    try {
      stack.controlPlane().process().exitCode().get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
      throw broken(stack);
    } catch (TimeoutException e) {
      // It lives: that is what was hoped for.
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PlaygroundException("interrupted", e);
    }
  }

  private void stayUntilBroken(Stack stack) {
    CompletableFuture.anyOf(
            stack.controlPlane().process().exitCode(), stack.temporal().process().exitCode())
        .join();
    if (!parts.isClosed()) {
      throw broken(stack);
    }
  }

  private static PlaygroundException broken(Stack stack) {
    ChildProcess ended =
        stack.controlPlane().process().alive()
            ? stack.temporal().process()
            : stack.controlPlane().process();
    return new PlaygroundException(
        "%s has ended; its log is %s".formatted(ended.name(), ended.log()));
  }

  private Path deploy(String path) {
    return tools.project().resolve("deploy").resolve(path);
  }
}
