package io.windlass.testbed.kubelet.lifecycle;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A pod's containers in the order of its spec.
 *
 * @param init run one after the other, each to its end
 * @param main run together once every init container has succeeded
 */
public record PodRecord(
    RestartPolicy policy, List<ContainerRecord> init, List<ContainerRecord> main) {

  public PodRecord {
    init = List.copyOf(init);
    main = List.copyOf(main);
  }

  public boolean initialized() {
    return init.stream().allMatch(ContainerRecord::succeeded);
  }

  /** An init container failed in a pod that never restarts: nothing more will happen. */
  public boolean initFailed() {
    return init.stream()
        .flatMap(container -> ended(container).stream())
        .anyMatch(end -> end.exitCode() != 0 && !initPolicy().restarts(end));
  }

  /** All main containers have ended and none will be started again. */
  public boolean finished() {
    boolean mainEnded =
        main.stream().allMatch(one -> ended(one).filter(e -> !policy.restarts(e)).isPresent());
    return initFailed() || (initialized() && mainEnded);
  }

  public ContainerRecord container(String name) {
    return Objects.requireNonNull(all().get(name), name);
  }

  public Map<String, ContainerRecord> all() {
    Map<String, ContainerRecord> all = new LinkedHashMap<>();
    init.forEach(container -> all.put(container.name(), container));
    main.forEach(container -> all.put(container.name(), container));
    return all;
  }

  /** The same pod with one container changed. */
  public PodRecord with(String name, UnaryOperator<ContainerRecord> change) {
    return new PodRecord(policy, changed(init, name, change), changed(main, name, change));
  }

  /** An init container that succeeded is never run again; Always means OnFailure for it. */
  RestartPolicy initPolicy() {
    return policy == RestartPolicy.ALWAYS ? RestartPolicy.ON_FAILURE : policy;
  }

  private static Optional<ContainerState.Terminated> ended(ContainerRecord container) {
    return container.state() instanceof ContainerState.Terminated end
        ? Optional.of(end)
        : Optional.empty();
  }

  private static List<ContainerRecord> changed(
      List<ContainerRecord> list, String name, UnaryOperator<ContainerRecord> change) {
    return list.stream().map(one -> one.name().equals(name) ? change.apply(one) : one).toList();
  }
}
