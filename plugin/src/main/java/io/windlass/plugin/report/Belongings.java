package io.windlass.plugin.report;

import io.windlass.plugin.resource.Fields;
import io.windlass.plugin.resource.Happening;
import io.windlass.plugin.resource.Resource;
import java.util.List;

/** What a report asks of the cluster. Secrets are never asked for. */
public interface Belongings {

  /**
   * Objects of one kind in a namespace.
   *
   * @param objects all of them, as the API server gives them
   * @param refusal why they are not known; empty if they are
   */
  record Objects(String kind, List<Fields> objects, String refusal) {}

  /** Objects where those of the resource are, of the kinds that operations make. */
  List<Objects> near(Resource resource);

  /** All Events there, and those about the resource, the oldest first. */
  List<Happening> events(Resource resource);
}
