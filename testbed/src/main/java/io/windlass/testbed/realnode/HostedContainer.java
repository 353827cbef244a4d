package io.windlass.testbed.realnode;

import io.fabric8.kubernetes.api.model.Service;
import io.windlass.testbed.kubelet.ContainerContext;
import io.windlass.testbed.kubelet.ContainerProcess;
import io.windlass.testbed.kubelet.ContainerProgram;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A container of a real pod, as the host of simulated nodes knows it: a process that lives as long
 * as the connection to the pod does.
 */
final class HostedContainer implements ContainerContext.Services {
  private static final long DIAL_SECONDS = 60;

  private final Wire wire;
  private final Map<Long, CompletableFuture<String>> dialling = new ConcurrentHashMap<>();
  private final AtomicLong questions = new AtomicLong();

  HostedContainer(Wire wire) {
    this.wire = wire;
  }

  /** Runs the program for it; returns when the container has ended, or is gone. */
  void run(ContainerProgram program) throws IOException {
    if (!(wire.receive() instanceof Message.Started started)) {
      throw new IOException("a container begins by saying that it has started");
    }
    ContainerProcess process = program.start(context(started));
    process.exitCode().thenAccept(code -> tell(new Message.Ended(code)));
    try {
      while (true) {
        hear(process, wire.receive());
      }
    } catch (IOException gone) {
      process.kill();
    } finally {
      dialling.values().forEach(answer -> answer.complete("the pod is gone"));
    }
  }

  private void hear(ContainerProcess process, Message message) {
    switch (message) {
      case Message.Terminated() -> process.terminate();
      case Message.Dialled(long question, String failure) ->
          Optional.ofNullable(dialling.remove(question))
              .ifPresent(answer -> answer.complete(failure));
      case Message.Started _, Message.Line _, Message.Ended _, Message.Dial _ ->
          throw new IllegalStateException("not for the host: " + message);
    }
  }

  private ContainerContext context(Message.Started started) throws IOException {
    ProcessFiles process =
        ProcessFiles.inside(started.process(), started.processes())
            .orElseThrow(() -> new IOException("no process of " + started.pod().name()));
    Message.Pod pod = started.pod();
    return new ContainerContext(
        new ContainerContext.PodIdentity(
            pod.namespace(), pod.name(), started.processes(), pod.node(), pod.address()),
        started.image(),
        started.command(),
        started.environment(),
        process.mounts(),
        this,
        line -> tell(new Message.Line(line)));
  }

  @Override
  public Optional<Service> named(String name) {
    throw new UnsupportedOperationException("nodes ask nobody for Services");
  }

  @Override
  public Optional<String> unreachable(String host, int port) {
    long question = questions.incrementAndGet();
    CompletableFuture<String> answer =
        new CompletableFuture<String>()
            .completeOnTimeout("the pod does not answer", DIAL_SECONDS, TimeUnit.SECONDS);
    dialling.put(question, answer);
    tell(new Message.Dial(question, host, port));
    return Optional.of(answer.join()).filter(failure -> !failure.isEmpty());
  }

  private void tell(Message message) {
    try {
      wire.send(message);
    } catch (IOException gone) {
      // Whoever receives has noticed, and kills what runs.
      wire.close();
    }
  }
}
