package io.windlass.starter.admission;

import io.windlass.starter.admission.Change.Author;
import io.windlass.workflows.aistore.ClusterObservation.DrainedHost;
import io.windlass.workflows.aistore.ClusterObservation.DrainedHost.Access;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A Kubernetes cluster in which everything is there and allowed, unless a test says otherwise. */
final class FakeSurroundings implements Surroundings {

  final Set<String> classes = new HashSet<>(Set.of("fast", "slow"));
  final Set<String> growing = new HashSet<>(Set.of("fast"));
  final Set<String> profiles = new HashSet<>(Set.of("present"));
  final Set<String> forbidden = new HashSet<>();
  final Map<String, Access> hosts = Map.of("worker-1", Access.CORDONED, "worker-2", Access.OPEN);
  final List<String> asked = new ArrayList<>();
  int nodes = 100;
  boolean silent;

  @Override
  public boolean storageClass(String name) {
    ask("storage class " + name);
    return classes.contains(name);
  }

  @Override
  public boolean letsVolumesGrow(String storageClass) {
    ask("growth of " + storageClass);
    return growing.contains(storageClass);
  }

  @Override
  public int nodes(Map<String, String> labels, int limit) {
    ask("nodes " + labels);
    return Math.min(nodes, limit);
  }

  @Override
  public DrainedHost host(String name) {
    ask("node " + name);
    return new DrainedHost(name, hosts.getOrDefault(name, Access.MISSING), Set.of());
  }

  @Override
  public boolean profile(String name) {
    ask("profile " + name);
    return profiles.contains(name);
  }

  @Override
  public boolean allowed(Author author, ObjectAccess access) {
    String question =
        "%s %s %s/%s"
            .formatted(access.verb(), access.resource(), access.namespace(), access.name());
    ask(author.name() + ": " + question);
    return !forbidden.contains(question);
  }

  private void ask(String question) {
    asked.add(question);
    if (silent) {
      throw new IllegalStateException("no answer");
    }
  }
}
