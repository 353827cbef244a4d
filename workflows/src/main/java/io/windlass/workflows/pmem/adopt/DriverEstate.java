package io.windlass.workflows.pmem.adopt;

import io.windlass.workflows.pmem.resource.DriverLayout;
import java.util.List;
import java.util.Optional;

/**
 * What pmem-csi-operator has of a driver, as it was found: the whole input of {@link
 * AdoptionPlanner}.
 *
 * @param resource as people name it to kubectl: {@code deployments.pmem-csi.intel.com/demo}
 * @param layout in which it has made the objects; empty for one that no release has
 * @param wanted layout of the image that the spec, or Windlass where that is silent, names
 * @param namespace where they are
 * @param ours where Windlass has the objects of drivers
 * @param requested whether a person has asked for the adoption
 * @param works what tells that the operator works at this moment; empty when nothing does
 * @param obstacles why the driver can't be adopted as it is, each a sentence; a person, or the
 *     operator, has to end it first
 */
public record DriverEstate(
    String resource,
    Optional<DriverLayout> layout,
    DriverLayout wanted,
    String namespace,
    String ours,
    boolean requested,
    Optional<String> works,
    List<String> obstacles) {

  public DriverEstate {
    obstacles = List.copyOf(obstacles);
  }
}
