package io.windlass.testbed.dns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A hosts file for {@code -Djdk.net.hosts.file}, which the JDK reads again on every lookup. It then
 * asks no other source, so the machine's own names are in it too. A reader sees the old file or the
 * new one, never half.
 *
 * @param file its directory must exist
 */
public record HostsFile(Path file) {

  /**
   * Replaces the file.
   *
   * @param names address to names
   */
  public void write(SortedMap<String, SortedSet<String>> names) {
    try {
      Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), "hosts", ".new");
      Files.writeString(fresh, render(names));
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The address that a name has in it now. */
  public Optional<InetAddress> address(String name) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .map(line -> List.of(line.split(" ")))
          .filter(words -> words.lastIndexOf(name) > 0)
          .map(words -> InetAddress.ofLiteral(words.getFirst()))
          .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One line per address. */
  static String render(SortedMap<String, SortedSet<String>> names) {
    String own = "127.0.0.1 localhost" + machineName() + "\n";
    return names.entrySet().stream()
        .map(line -> line.getKey() + " " + String.join(" ", line.getValue()) + "\n")
        .collect(Collectors.joining("", own, ""));
  }

  private static String machineName() {
    try {
      String name = InetAddress.getLocalHost().getHostName();
      return name.equals("localhost") ? "" : " " + name;
    } catch (UnknownHostException e) {
      // A machine without a name of its own has none to add.
      return "";
    }
  }
}
