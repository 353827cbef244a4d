package io.windlass.testbed.playground;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
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

  /**
   * Returns when the playground has to end; throws when it could not start or broke.
   *
   * @param ending the sentence that says how to stop it
   */
  void run(String ending) {
    long began = System.nanoTime();
    Sample sample = Sample.read(deploy("samples/aistore-demo.yaml"));
    StackSettings settings = StackSettings.development(tools, directory);
    Stack stack = Stack.start(settings, parts, narrator);
    EnvironmentFile.write(directory, tools, stack.temporal().address());
    installDefinitions(stack.kubectl());
    stack.installWebhook();
    startApplications(stack);
    SampleCluster cluster = new SampleCluster(stack, sample, narrator);
    cluster.apply();
    Standing standing = cluster.bringUp();
    narrator.accept("");
    narrator.accept(cluster.verdict(standing, Stack.since(began)));
    narrator.accept(cluster.guide().text() + ending);
    boolean ready = standing == Standing.READY;
    PlaygroundDirectory.write(directory.readyMarker(), ready ? "ready\n" : "not ready\n");
    stack.awaitBroken();
    if (!parts.isClosed()) {
      throw stack.broken();
    }
  }

  private void installDefinitions(Kubectl kubectl) {
    String definitions = deploy("crds").toString();
    kubectl.succeed("apply", "--server-side", "--force-conflicts", "-f", definitions);
    kubectl.succeed("wait", "--for=condition=Established", "--timeout=60s", "-f", definitions);
    narrator.accept("definitions    custom resources of deploy/crds");
  }

  private void startApplications(Stack stack) {
    narrator.accept("Windlass       starting worker and starter ...");
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

  private Path deploy(String path) {
    return tools.project().resolve("deploy").resolve(path);
  }
}
