package io.windlass.plugin;

import io.windlass.plugin.cluster.Cluster;
import io.windlass.plugin.resource.Fields;
import io.windlass.plugin.resource.Happening;
import io.windlass.plugin.resource.Kind;
import io.windlass.plugin.resource.Resource;
import io.windlass.plugin.wish.AnnotationChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A cluster with at most one resource, which answers to annotations as a test says. */
public final class FakeCluster implements Cluster {

  private List<Kind> kinds = List.of(Samples.AISTORE);
  private Optional<Resource> resource = Optional.empty();
  private UnaryOperator<Resource> answer = UnaryOperator.identity();
  private final List<AnnotationChange> changes = new ArrayList<>();
  private final List<Fields> tried = new ArrayList<>();
  private Optional<Problem> refusal = Optional.empty();
  private List<Kind> forbidden = List.of();

  /** With this resource. */
  public static FakeCluster with(Resource resource) {
    FakeCluster cluster = new FakeCluster();
    cluster.resource = Optional.of(resource);
    return cluster;
  }

  /** With no kind that Windlass looks after. */
  public static FakeCluster withoutKinds() {
    FakeCluster cluster = new FakeCluster();
    cluster.kinds = List.of();
    return cluster;
  }

  /** With these kinds. */
  public FakeCluster knowing(Kind... all) {
    kinds = List.of(all);
    return this;
  }

  /** Shows nothing of these kinds. */
  public FakeCluster hiding(Kind... all) {
    forbidden = List.of(all);
    return this;
  }

  /** What becomes of the resource after each change of an annotation. */
  public FakeCluster answering(UnaryOperator<Resource> how) {
    answer = how;
    return this;
  }

  /** Refuses every dry run. */
  public FakeCluster refusing(Problem problem) {
    refusal = Optional.of(problem);
    return this;
  }

  /** What was written. */
  public List<AnnotationChange> changes() {
    return changes;
  }

  /** What was tried out. */
  public List<Fields> tried() {
    return tried;
  }

  @Override
  public String namespace() {
    return "ais";
  }

  @Override
  public List<Kind> kinds() {
    return kinds;
  }

  @Override
  public List<Resource> list(Kind kind, Optional<String> namespace) {
    if (forbidden.contains(kind)) {
      throw Problem.forbidden("you may not list " + kind.plural());
    }
    return resource
        .filter(found -> found.kind().equals(kind))
        .filter(
            found ->
                !kind.namespaced()
                    || namespace.isEmpty()
                    || namespace.get().equals(found.namespace()))
        .stream()
        .toList();
  }

  @Override
  public Optional<Resource> find(Kind kind, String namespace, String name) {
    return list(kind, Optional.of(namespace)).stream()
        .filter(found -> found.name().equals(name))
        .findFirst();
  }

  @Override
  public Resource annotate(Resource before, AnnotationChange change) {
    changes.add(change);
    resource = resource.map(answer);
    return resource.orElseThrow();
  }

  @Override
  public List<Happening> events(Resource about) {
    return List.of();
  }

  @Override
  public Resource dryRun(Kind kind, Fields manifest) {
    tried.add(manifest);
    refusal.ifPresent(
        problem -> {
          throw problem;
        });
    return new Resource(kind, manifest);
  }
}
