package io.windlass.testbed.kubelet.plugin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Unix sockets of simulated processes, as the kernel of this machine would have them. A path of a
 * real one has room for 107 bytes, which directories of simulated nodes exceed; nothing is sent
 * through these, they lead to the object that serves.
 *
 * <ol>
 *   <li>Who listens makes a file, which must not be there before.
 *   <li>The file outlives a process that was killed; nobody listens there then.
 *   <li>Who watches a directory hears of files that come and go.
 * </ol>
 */
public final class UnixSockets {

  private static final UnixSockets MACHINE = new UnixSockets();

  private final Map<Path, Listening> listening = new ConcurrentHashMap<>();
  private final Map<Path, List<Watcher>> watchers = new ConcurrentHashMap<>();

  private UnixSockets() {}

  /** Those of this machine. */
  public static UnixSockets machine() {
    return MACHINE;
  }

  /** Hears of sockets in a directory; must return at once. */
  public interface Watcher {
    void appeared(Path socket);

    void vanished(Path socket);
  }

  /** A connection: what serves at its other end, and when that end is gone. */
  public record Connection<T>(T service, CompletableFuture<Void> closed) {}

  /** A socket that is listened on. Closed, its file stays. */
  public final class Listening implements AutoCloseable {
    private final Path path;
    private final Object service;
    private final CompletableFuture<Void> closed = new CompletableFuture<>();

    private Listening(Path path, Object service) {
      this.path = path;
      this.service = service;
    }

    @Override
    public void close() {
      listening.remove(path, this);
      closed.complete(null);
    }
  }

  /**
   * Listens.
   *
   * @throws IOException when the file is there already, or cannot be made
   */
  public Listening listen(Path socket, Object service) throws IOException {
    Path path = absolute(socket);
    Files.createFile(path);
    Listening opened = new Listening(path, service);
    listening.put(path, opened);
    watching(path).forEach(watcher -> watcher.appeared(path));
    return opened;
  }

  /** Removes the file, if it is there; who listens is not reached any more. */
  public void unlink(Path socket) {
    Path path = absolute(socket);
    Optional.ofNullable(listening.get(path)).ifPresent(Listening::close);
    try {
      if (Files.deleteIfExists(path)) {
        watching(path).forEach(watcher -> watcher.vanished(path));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Connects; empty when nobody listens, or it serves something else. */
  public <T> Optional<Connection<T>> connect(Path socket, Class<T> service) {
    return Optional.ofNullable(listening.get(absolute(socket)))
        .filter(found -> service.isInstance(found.service))
        .map(found -> new Connection<>(service.cast(found.service), found.closed));
  }

  /** Watches a directory, until it is closed. */
  AutoCloseable watch(Path directory, Watcher watcher) {
    Path path = absolute(directory);
    List<Watcher> all = watchers.computeIfAbsent(path, none -> new CopyOnWriteArrayList<>());
    all.add(watcher);
    return () -> all.remove(watcher);
  }

  private List<Watcher> watching(Path path) {
    return watchers.getOrDefault(path.getParent(), List.of());
  }

  private static Path absolute(Path path) {
    return path.toAbsolutePath().normalize();
  }
}
