package io.windlass.workflows.aistore.takeover;

import java.util.Collection;
import java.util.List;

/**
 * What is done on a host with targets, as root.
 *
 * <ol>
 *   <li>The new pod sees {@code <disk>/<namespace>/<name>/target} where the old one saw the disk,
 *       on the same path in the container. So placement does not change, and the old data lies
 *       aside on the same filesystem without being touched.
 *   <li>The id is written on each such directory before a new pod sees it.
 *   <li>Objects move by a rename, which keeps their attributes. It takes the place of an empty
 *       directory alone: {@code mv -T} fails where there is something.
 * </ol>
 *
 * @param disks directories of the host
 * @param inside the new directory below a disk: {@code ais/demo/target}
 * @param buckets directories below a disk: {@code @ais/images}
 */
record HostCommands(Collection<String> disks, String inside, List<String> buckets) {

  static HostCommands of(OldRelease release, String cluster) {
    return new HostCommands(
        release.targets().dataDirectories().values(),
        "%s/%s/target".formatted(release.namespace(), cluster),
        release.answer().buckets().stream()
            .filter(OldBucket::recreatable)
            .map(OldBucket::directory)
            .toList());
  }

  /** Gives the new directories their id, and shows it. */
  List<String> identify(String id) {
    return List.of(
        "for disk in %s; do".formatted(Shell.words(disks)),
        "  mkdir -p \"$disk/%s\"".formatted(inside),
        "  setfattr -n user.ais.daemon_id -v %s \"$disk/%s\"".formatted(Shell.word(id), inside),
        "  getfattr --only-values -n user.ais.daemon_id \"$disk/%s\"; echo \"  $disk\""
            .formatted(inside),
        "done");
  }

  /** Moves the objects of all buckets to where the new pod looks. */
  List<String> move() {
    return renaming("$disk/$bucket/%ob", "$disk/%s/$bucket/%%ob".formatted(inside));
  }

  /** Moves them back. */
  List<String> moveBack() {
    return renaming("$disk/%s/$bucket/%%ob".formatted(inside), "$disk/$bucket/%ob");
  }

  private List<String> renaming(String from, String to) {
    String parent = to.substring(0, to.lastIndexOf('/'));
    return List.of(
        "for disk in %s; do for bucket in %s; do"
            .formatted(Shell.words(disks), Shell.words(buckets)),
        "  [ -d \"%s\" ] || continue".formatted(from),
        "  mkdir -p \"%s\" && mv -T \"%s\" \"%s\"".formatted(parent, from, to),
        "done; done");
  }

  /** Counts the objects of each bucket, copies included, before and after. */
  List<String> count() {
    return List.of(
        "for bucket in %s; do".formatted(Shell.words(buckets)),
        "  n=0",
        "  for disk in %s; do".formatted(Shell.words(disks)),
        "    for objects in \"$disk/$bucket/%ob\" \"$disk/" + inside + "/$bucket/%ob\"; do",
        "      [ -d \"$objects\" ] && n=$((n + $(find \"$objects\" -type f | wc -l)))",
        "    done",
        "  done",
        "  echo \"$(hostname) $bucket $n\"",
        "done");
  }
}
