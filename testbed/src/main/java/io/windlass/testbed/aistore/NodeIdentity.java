package io.windlass.testbed.aistore;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * How a node gets its id.
 *
 * <ol>
 *   <li>{@code AIS_DAEMON_ID} decides when it is set.
 *   <li>A proxy in a pod takes a hash of its Kubernetes node's name, each time anew: two proxies on
 *       one node collide, and one that moves gets another id.
 *   <li>Everyone else takes the id found on a data volume, else on the state volume.
 *   <li>A node that finds none makes one up.
 * </ol>
 *
 * Guarantee: the id is written to all given volumes before the node uses it.
 */
final class NodeIdentity {
  static final String FILE = ".ais.node_id";

  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final Pattern FORM = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{7,31}");
  private static final int LEAST = 8;
  private static final int MOST = 32;

  private NodeIdentity() {}

  static String resolve(NodeRole role, Map<String, String> environment, List<Path> volumes)
      throws IOException {
    String id = find(role, environment, volumes);
    for (Path volume : volumes) {
      Files.writeString(volume.resolve(FILE), id);
    }
    return id;
  }

  /**
   * Refuses an id that no node can have.
   *
   * @throws AisFailure 400 with the reason AIS gives
   */
  static void requireForm(String id) {
    if (id.length() < LEAST) {
      throw AisFailure.badRequest("node ID \"" + id + "\" is too short");
    }
    if (id.length() > MOST) {
      throw AisFailure.badRequest("node ID \"" + id + "\" is too long");
    }
    if (!FORM.matcher(id).matches()) {
      throw AisFailure.badRequest(
          "node ID \""
              + id
              + "\" is invalid: must start with a letter and can only contain"
              + " letters, numbers, dashes (-), and underscores (_)");
    }
  }

  /** A public key of 32 bytes in Base64. Nobody signs with its other half here. */
  static String verifyingKey(String id) {
    ByteBuffer key = ByteBuffer.allocate(32);
    for (int part = 0; part < 4; part++) {
      key.putLong(Placement.hash(id + part));
    }
    return Base64.getEncoder().encodeToString(key.array());
  }

  private static String find(NodeRole role, Map<String, String> environment, List<Path> volumes)
      throws IOException {
    String given = environment.getOrDefault("AIS_DAEMON_ID", "");
    if (!given.isEmpty()) {
      return given;
    }
    String host = environment.getOrDefault("MY_NODE", "");
    if (role == NodeRole.PROXY && !host.isEmpty()) {
      return letters(Placement.hash(host));
    }
    for (Path volume : volumes) {
      if (Files.exists(volume.resolve(FILE))) {
        return Files.readString(volume.resolve(FILE)).strip();
      }
    }
    return letters(ThreadLocalRandom.current().nextLong());
  }

  /** Eight characters that begin with a letter. */
  private static String letters(long seed) {
    StringBuilder id = new StringBuilder();
    long rest = seed >>> 1;
    for (int position = 0; position < LEAST; position++) {
      int choices = position == 0 ? 52 : ALPHABET.length();
      id.append(ALPHABET.charAt((int) (rest % choices)));
      rest /= choices;
    }
    return id.toString();
  }
}
