package io.windlass.activities.pmem.objects;

import io.windlass.activities.kubernetes.Owner;
import io.windlass.workflows.pmem.resource.DriverLine;
import io.windlass.workflows.pmem.resource.DriverNames;
import io.windlass.workflows.pmem.resource.DriverSpec;
import java.util.Map;
import java.util.Optional;

/**
 * What the objects of one driver are made from.
 *
 * @param owner the resource, which is in no namespace, and with which they go
 * @param namespace where those of them are that have one
 */
public record DriverContext(Owner owner, String namespace, DriverSpec spec, Started started) {

  /**
   * What pods are started with, beside the specification: another word starts them anew.
   *
   * @param material tells what is in the Secret of a side
   * @param restart the last restart that a person asked for
   */
  public record Started(Map<Side, String> material, Optional<String> restart) {

    /** Nothing is known. */
    public static final Started NOTHING = new Started(Map.of(), Optional.empty());

    public Started {
      material = Map.copyOf(material);
    }
  }

  /** How the driver of that image is started. */
  DriverLine line() {
    return spec.line();
  }

  DriverNames names() {
    return new DriverNames(owner.name());
  }
}
