package io.windlass.plugin.session;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.windlass.plugin.cluster.Cluster;
import io.windlass.plugin.cluster.Connection;
import io.windlass.plugin.cluster.KubernetesBelongings;
import io.windlass.plugin.cluster.KubernetesCluster;
import io.windlass.plugin.cluster.KubernetesSurroundings;
import io.windlass.plugin.doctor.Surroundings;
import io.windlass.plugin.report.Belongings;
import io.windlass.plugin.temporal.Temporal;
import io.windlass.plugin.temporal.TemporalService;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The session of this process. Its connections end with it. */
public final class ProcessSession implements Session {

  private final Options options;
  private final Terminal terminal = Terminal.ofProcess();
  private @Nullable KubernetesClient client;
  private @Nullable Cluster cluster;

  public ProcessSession(Options options) {
    this.options = options;
  }

  @Override
  public Options options() {
    return options;
  }

  @Override
  public Terminal terminal() {
    return terminal;
  }

  @Override
  public Cluster cluster() {
    if (cluster == null) {
      cluster = new KubernetesCluster(client());
    }
    return cluster;
  }

  @Override
  public Surroundings surroundings() {
    return new KubernetesSurroundings(client());
  }

  @Override
  public Belongings belongings() {
    return new KubernetesBelongings(client());
  }

  @Override
  public Optional<Temporal> temporal() {
    boolean named =
        options.temporalAddress().isPresent()
            || List.of("TEMPORAL_ADDRESS", "TEMPORAL_PROFILE", "TEMPORAL_CONFIG_FILE").stream()
                .anyMatch(variable -> System.getenv(variable) != null);
    return named ? Optional.of(TemporalService.open(options.temporalAddress())) : Optional.empty();
  }

  private KubernetesClient client() {
    if (client == null) {
      client = Connection.open(options.kubeconfig(), options.context());
    }
    return client;
  }
}
