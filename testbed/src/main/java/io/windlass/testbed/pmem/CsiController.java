package io.windlass.testbed.pmem;

import java.util.List;
import java.util.Map;

/** What a CSI driver serves to its provisioner. */
interface CsiController {

  /**
   * A volume that is wanted.
   *
   * @param size in bytes
   * @param nodes where it may be, the preferred ones first; empty for anywhere
   */
  record Wanted(String name, long size, List<String> nodes) {}

  ControllerVolumes.Placed create(Wanted wanted) throws CallFailure;

  void delete(String id) throws CallFailure;

  /** How much could be made, in bytes, by node. */
  Map<String, Long> available();

  /** The label that says where volumes are. */
  String topologyKey();
}
