package io.windlass.testbed.kubelet.volume;

/** A CSI driver of the nodes that makes ephemeral volumes. */
public interface CsiDriver {

  /** As pods name it. */
  String name();

  /**
   * Makes the files of a volume, and keeps them up to date for as long as it is there.
   *
   * @throws MountException when it can't make them now; it is asked again
   */
  void publish(CsiVolume volume) throws MountException;
}
