package io.windlass.testbed.aistore;

/**
 * One node of the cluster map.
 *
 * @param id 8 to 32 characters, stable while the node's volumes live
 * @param publicNet where clients reach it
 * @param controlNet where the other nodes send metadata; its host begins with the pod's name
 * @param dataNet where the other nodes send objects
 * @param flags bits of {@link NodeFlags}
 * @param verifyingKey what others verify its signatures with, Base64; empty where none is told
 */
record SmapNode(
    String id,
    NodeRole role,
    Network publicNet,
    Network controlNet,
    Network dataNet,
    long flags,
    String verifyingKey) {

  /** One of a node's three addresses. */
  record Network(String scheme, String host, int port) {
    String url() {
      return scheme + "://" + host + ":" + port;
    }

    Network over(String other) {
      return new Network(other, host, port);
    }
  }

  boolean has(long bits) {
    return (flags & bits) != 0;
  }

  /** Whether the node may own objects or be elected. */
  boolean inService() {
    return !has(NodeFlags.OUT_OF_SERVICE);
  }

  SmapNode withFlags(long changed) {
    return new SmapNode(id, role, publicNet, controlNet, dataNet, changed, verifyingKey);
  }

  SmapNode withKey(String key) {
    return new SmapNode(id, role, publicNet, controlNet, dataNet, flags, key);
  }

  SmapNode with(long bits) {
    return withFlags(flags | bits);
  }

  SmapNode without(long bits) {
    return withFlags(flags & ~bits);
  }

  String label() {
    return role.label(id);
  }
}
