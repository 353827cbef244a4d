package io.windlass.testbed.kubelet;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HostIP;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodIP;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.windlass.testbed.kubelet.environment.ConfigException;
import io.windlass.testbed.kubelet.environment.Environment;
import io.windlass.testbed.kubelet.volume.ContainerMounts;
import io.windlass.testbed.kubelet.volume.MountException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Starts containers: image, environment, mounts, then the program.
 *
 * @param startDelay how late the program comes up, scaled; usually zero
 */
record ContainerLauncher(Engine engine, Pod pod, PodPlace place, Duration startDelay) {

  /** The exit code of an entry point that could not be run. */
  private static final int CANNOT_RUN = 128;

  /**
   * @param volumes the pod's mounted volumes by name
   */
  Launch launch(Container container, Map<String, Path> volumes) {
    Optional<String> unknown = Unsimulated.of(container);
    if (unknown.isPresent()) {
      return new Launch.Refused("CreateContainerError", "not simulated: " + unknown.get());
    }
    String image = container.getImage();
    Optional<ContainerProgram> program = engine.options().images().pull(image);
    if (program.isEmpty()) {
      return new Launch.Refused(
          "ErrImagePull",
          "failed to pull and unpack image \"%s\": failed to resolve reference: not found"
              .formatted(image));
    }
    try {
      return start(program.get(), context(container, volumes));
    } catch (ConfigException | MountException | KubernetesClientException e) {
      return new Launch.Refused("CreateContainerConfigError", String.valueOf(e.getMessage()));
    }
  }

  private Launch start(ContainerProgram program, ContainerContext context) {
    try {
      ContainerProcess process =
          startDelay.isZero()
              ? program.start(context)
              : DelayedProcess.start(startDelay, engine.timers(), () -> program.start(context));
      return new Launch.Started(process);
    } catch (IOException | RuntimeException e) {
      context.log().accept("cannot start: " + e);
      return new Launch.Crashed(CANNOT_RUN, String.valueOf(e.getMessage()));
    }
  }

  private ContainerContext context(Container container, Map<String, Path> volumes)
      throws ConfigException, MountException {
    var metadata = pod.getMetadata();
    Map<String, String> environment =
        new Environment(addressed(), new PodConfigSource(engine.objects(), metadata.getNamespace()))
            .of(container);
    ApiServer.environment(engine.api().server()).forEach(environment::putIfAbsent);
    return new ContainerContext(
        new ContainerContext.PodIdentity(
            metadata.getNamespace(),
            metadata.getName(),
            metadata.getUid(),
            place.node().name(),
            place.address()),
        container.getImage(),
        Environment.command(container, environment),
        environment,
        ContainerMounts.resolve(container.getVolumeMounts(), volumes, environment),
        new PodServices(engine.objects(), engine.options().hostsFile(), metadata.getNamespace()),
        ContainerLog.of(
            engine.options().logDirectory(),
            metadata.getNamespace(),
            metadata.getName(),
            container.getName()));
  }

  /** The pod with the addresses its status is about to have. */
  private Pod addressed() {
    return new PodBuilder(pod)
        .editOrNewStatus()
        .withHostIP(place.node().address())
        .withHostIPs(new HostIP(place.node().address()))
        .withPodIP(place.reported())
        .withPodIPs(new PodIP(place.reported()))
        .endStatus()
        .build();
  }
}
