package io.windlass.starter.need;

import io.windlass.starter.resource.Demand;
import io.windlass.starter.resource.Demands;
import io.windlass.starter.resource.ObjectName;
import io.windlass.starter.resource.OwnedObject;
import io.windlass.starter.resource.ResourceView;
import io.windlass.starter.resource.StatusCondition;
import io.windlass.workflows.lifecycle.ResourceReference;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The resource of the tests: {@code AIStore ais/demo} with one Service and one StatefulSet. */
record Demo(
    long generation,
    boolean deleting,
    boolean finalizer,
    List<StatusCondition> conditions,
    Demands demands,
    List<OwnedObject> owned,
    Set<String> hostNews) {

  static final ObjectName SERVICE = new ObjectName("Service", "demo-proxy");
  static final ObjectName NODES = new ObjectName("StatefulSet", "demo-target");

  private static final Demands NOTHING = new Demands(Map.of(), "", "1");

  /** Fresh from the user, at generation 1. */
  static Demo created() {
    return new Demo(1, false, true, List.of(), NOTHING, List.of(), Set.of());
  }

  /** As the workflow leaves it when all is done. */
  static Demo converged(long generation) {
    return created()
        .at(generation)
        .saying(generation, "True", "False", "False", "Converged")
        .with(service("10", false), nodes(3, 3));
  }

  /** As the workflow leaves it when every node has ended, as the spec wants it. */
  static Demo shutDown() {
    return created()
        .at(2)
        .saying(2, "False", "False", "False", "Shutdown")
        .with(service("10", false), nodes(0, 0));
  }

  /** As the workflow leaves it when all that is left waits for a host that is drained. */
  static Demo drained() {
    return created()
        .at(2)
        .saying(2, "False", "False", "False", "Drained")
        .with(service("10", false), nodes(2, 3));
  }

  /** As the workflow leaves it when it can't go on. */
  static Demo stalled(String reason) {
    return created()
        .at(2)
        .saying(2, "False", "False", "True", reason)
        .with(service("10", false), nodes(1, 3));
  }

  static OwnedObject service(String version, boolean changedByOthers) {
    return new OwnedObject(SERVICE, "service-uid", version, changedByOthers, 0, 0);
  }

  static OwnedObject nodes(int ready, int replicas) {
    return new OwnedObject(NODES, "nodes-uid", "20", false, ready, replicas);
  }

  Demo at(long now) {
    return new Demo(now, deleting, finalizer, conditions, demands, owned, hostNews);
  }

  Demo deleted(boolean withFinalizer) {
    return new Demo(generation, true, withFinalizer, conditions, demands, owned, hostNews);
  }

  Demo asking(Demand demand, String token) {
    return demanding(new Demands(Map.of(demand, token), "", "1"));
  }

  Demo wishing(String wishes, String version) {
    return demanding(new Demands(Map.of(), wishes, version));
  }

  private Demo demanding(Demands now) {
    return new Demo(generation, deleting, finalizer, conditions, now, owned, hostNews);
  }

  Demo with(OwnedObject... objects) {
    return new Demo(
        generation, deleting, finalizer, conditions, demands, List.of(objects), hostNews);
  }

  /** What is new of the nodes of Kubernetes. */
  Demo hearing(String... news) {
    return new Demo(generation, deleting, finalizer, conditions, demands, owned, Set.of(news));
  }

  Demo saying(long observed, String ready, String progressing, String stalled, String reason) {
    List<StatusCondition> said =
        List.of(
            new StatusCondition("Ready", ready, reason, "", observed),
            new StatusCondition("Progressing", progressing, reason, "", observed),
            new StatusCondition("Stalled", stalled, reason, "", observed));
    return new Demo(generation, deleting, finalizer, said, demands, owned, hostNews);
  }

  Demo saying(StatusCondition... said) {
    return new Demo(generation, deleting, finalizer, List.of(said), demands, owned, hostNews);
  }

  ResourceView view() {
    return new ResourceView(
        reference(),
        deleting,
        finalizer,
        conditions,
        demands,
        owned,
        Set.of(SERVICE, NODES),
        hostNews);
  }

  ResourceReference reference() {
    return new ResourceReference("AIStore", "ais", "demo", "uid-1", generation);
  }
}
