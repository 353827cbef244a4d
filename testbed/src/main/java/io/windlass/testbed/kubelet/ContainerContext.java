package io.windlass.testbed.kubelet;

import io.fabric8.kubernetes.api.model.Service;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The world as one container sees it.
 *
 * @param pod the pod it runs in
 * @param image the image reference, as in the pod's spec
 * @param command command and arguments, with {@code $(VARIABLE)} references expanded
 * @param environment the resolved environment variables
 * @param mounts container mount path to directory on this machine; a program must translate every
 *     path it reads or writes through {@link #path}
 * @param services what the API says of Services when the program asks
 * @param log where the program's output lines go
 */
public record ContainerContext(
    PodIdentity pod,
    String image,
    List<String> command,
    Map<String, String> environment,
    Map<Path, Path> mounts,
    Services services,
    Consumer<String> log) {

  /** The Services of the pod's namespace, which its account may read in the API. */
  @FunctionalInterface
  public interface Services {
    Optional<Service> named(String name);

    /**
     * Why the pod can't connect to somebody; empty when it can. Names of simulated pods lead to
     * this machine, so that nobody there is out of reach.
     */
    default Optional<String> unreachable(String host, int port) {
      return Optional.empty();
    }

    /** What the cluster's DNS says to the pod, whose search list it follows. */
    default Optional<InetAddress> address(String host) {
      return Optional.empty();
    }
  }

  /**
   * The pod a container belongs to.
   *
   * @param address the loopback address that the pod's listeners bind to, on the real port numbers
   */
  public record PodIdentity(
      String namespace, String name, String uid, String node, InetAddress address) {}

  /**
   * Translates a path inside the container to the directory that backs it.
   *
   * @throws IllegalArgumentException when no volume is mounted there
   */
  public Path path(String inside) {
    Path wanted = Path.of(inside);
    return mounts.entrySet().stream()
        .filter(mount -> wanted.startsWith(mount.getKey()))
        .max((one, other) -> one.getKey().getNameCount() - other.getKey().getNameCount())
        .map(mount -> mount.getValue().resolve(mount.getKey().relativize(wanted)))
        .orElseThrow(() -> new IllegalArgumentException("nothing is mounted at " + inside));
  }
}
