package io.windlass.activities.aistore.hosts;

import io.windlass.activities.aistore.objects.HostCheckJob;
import io.windlass.workflows.aistore.resource.Mount;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a pod on a host saw there: one line for each setting, and for each directory.
 *
 * <ol>
 *   <li>A setting that the pod could not see is as it should be.
 *   <li>A directory for data should be a file system of its own, and XFS.
 * </ol>
 *
 * @param settings by their files below {@code /proc/sys}
 * @param mounts by the path in the pod
 */
public record HostReport(Map<String, String> settings, Map<String, Disk> mounts) {

  private static final String MOUNT = "mount";
  private static final String RECOMMENDED = "xfs";

  /** Device and file system of a directory. */
  record Disk(String device, String fileSystem) {}

  /** Everything that a pod is to look at, below {@code /proc/sys}. */
  public static List<String> files() {
    return HostSetting.ALL.stream()
        .map(HostSetting::file)
        .filter(file -> !file.equals(HostSetting.OPEN_FILES))
        .toList();
  }

  /** Reads the message with which the pod ended. */
  public static HostReport read(String message) {
    Map<String, String> settings = new HashMap<>();
    Map<String, Disk> mounts = new HashMap<>();
    message
        .lines()
        .map(line -> line.split("=", 2))
        .filter(line -> line.length == 2)
        .forEach(
            line -> {
              String[] words = line[1].split(" ");
              if (!line[0].equals(MOUNT)) {
                settings.put(line[0], line[1].strip());
              } else if (words.length == 3) {
                mounts.put(words[0], new Disk(words[1], words[2]));
              }
            });
    return new HostReport(settings, mounts);
  }

  /** Whether the pod told anything. */
  public boolean empty() {
    return settings.isEmpty();
  }

  /**
   * What is not as recommended, in words.
   *
   * @param onHost the mounts of targets that are directories of the host, as the pod numbers them
   */
  public List<String> differences(List<Mount> onHost) {
    return Stream.concat(
            HostSetting.ALL.stream().flatMap(setting -> difference(setting).stream()),
            disks(onHost))
        .toList();
  }

  private Optional<String> difference(HostSetting setting) {
    return Optional.ofNullable(settings.get(setting.file()))
        .filter(value -> !setting.suits(value))
        .map(
            value ->
                "%s=%s (%s)"
                    .formatted(
                        setting.name(), value.replaceAll("\\s+", " "), setting.recommended()));
  }

  private Stream<String> disks(List<Mount> onHost) {
    Set<String> seen = new HashSet<>();
    return IntStream.range(0, onHost.size())
        .boxed()
        .flatMap(
            index ->
                Optional.ofNullable(mounts.get(HostCheckJob.MOUNTED + index)).stream()
                    .flatMap(disk -> disk(onHost.get(index).path(), disk, seen)));
  }

  private static Stream<String> disk(String path, Disk disk, Set<String> seen) {
    Stream<String> shared =
        seen.add(disk.device())
            ? Stream.empty()
            : Stream.of(path + " shares its disk with another");
    Stream<String> other =
        disk.fileSystem().equals(RECOMMENDED)
            ? Stream.empty()
            : Stream.of("%s is %s (%s)".formatted(path, disk.fileSystem(), RECOMMENDED));
    return Stream.concat(shared, other);
  }
}
