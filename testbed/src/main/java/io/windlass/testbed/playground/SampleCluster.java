package io.windlass.testbed.playground;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** The sample cluster of a playground: applied, watched until it stands, then left to its user. */
final class SampleCluster {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration LOOK = Duration.ofMillis(250);

  private final Stack stack;
  private final Sample sample;
  private final Consumer<String> narrator;

  SampleCluster(Stack stack, Sample sample, Consumer<String> narrator) {
    this.stack = stack;
    this.sample = sample;
    this.narrator = narrator;
  }

  /** Applies the sample; one that is kept from before stays as its user has left it. */
  void apply() {
    if (sample.find(stack.client()).isPresent()) {
      narrator.accept(
          "sample         %s of before, as you left it (from nothing: make dev-reset)"
              .formatted(sample.reference()));
      return;
    }
    String applied = stack.kubectl().succeed("apply", "-f", sample.file().toString());
    applied.lines().forEach(line -> narrator.accept("kubectl apply  " + line));
  }

  /** Tells each change until the cluster is ready or stalled, for a few minutes at most. */
  Standing bringUp() {
    long began = System.nanoTime();
    ClusterProgress progress =
        new ClusterProgress(
            stack.client(),
            sample,
            line -> narrator.accept("%8s  %s".formatted(Stack.since(began), line)));
    Standing standing = progress.tell();
    while (standing == Standing.COMING && System.nanoTime() - began < PATIENCE.toNanos()) {
      pause();
      standing = progress.tell();
    }
    return standing;
  }

  /** One sentence on how it ended. */
  String verdict(Standing standing, String time) {
    return switch (standing) {
      case READY -> "%s is Ready, %s after the start.".formatted(sample.reference(), time);
      case STALLED -> "%s is Stalled: its line above says why.".formatted(sample.reference());
      case COMING ->
          "%s is not Ready after %d s: the lines above and the logs say why."
              .formatted(sample.reference(), PATIENCE.toSeconds());
    };
  }

  /** What to try next with it. */
  Guide guide() {
    Optional<GenericKubernetesResource> resource = sample.find(stack.client());
    int targets =
        resource
            .flatMap(found -> field(found, "targetSpec", "size").or(() -> field(found, "size")))
            .map(Integer::parseInt)
            .orElse(0);
    String image = resource.flatMap(found -> field(found, "nodeImage")).orElse("");
    return new Guide(
        stack.settings().directory(), stack.temporal().userInterface(), sample, targets, image);
  }

  private static Optional<String> field(GenericKubernetesResource resource, Object... path) {
    Object[] whole = new Object[path.length + 1];
    whole[0] = "spec";
    System.arraycopy(path, 0, whole, 1, path.length);
    return Optional.ofNullable(resource.<Object>get(whole)).map(Object::toString);
  }

  /** Waits a moment, or less when the control plane ends. */
  private void pause() {
    try {
      stack.controlPlane().process().exitCode().get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
      throw stack.broken();
    } catch (TimeoutException e) {
      // It lives: that is what was hoped for.
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PlaygroundException("interrupted", e);
    }
  }
}
