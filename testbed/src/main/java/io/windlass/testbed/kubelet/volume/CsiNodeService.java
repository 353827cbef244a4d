package io.windlass.testbed.kubelet.volume;

import java.util.Map;

/** What a CSI driver serves to the kubelet of its node. */
public interface CsiNodeService {

  /**
   * The node as the driver knows it.
   *
   * @param topology of volumes that are reached from here: becomes labels of the node
   */
  record NodeInfo(String nodeId, Map<String, String> topology) {}

  NodeInfo nodeInfo();

  /**
   * Makes a volume ready for a pod of the node.
   *
   * @param volume its handle
   * @param pod its uid
   * @throws IllegalStateException when it can't
   */
  void publish(String volume, String pod);

  /** The pod does not use it any more. */
  void unpublish(String volume, String pod);
}
