package io.windlass.plugin.doctor;

import io.windlass.plugin.Problem;
import io.windlass.plugin.cluster.Cluster;
import io.windlass.plugin.resource.Kind;
import io.windlass.plugin.temporal.Temporal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at everything that Windlass needs, from the outside in. */
public final class Examination {

  private final Cluster cluster;
  private final Surroundings surroundings;
  private final Optional<Temporal> temporal;

  public Examination(Cluster cluster, Surroundings surroundings, Optional<Temporal> temporal) {
    this.cluster = cluster;
    this.surroundings = surroundings;
    this.temporal = temporal;
  }

  /**
   * What was found.
   *
   * @param namespace in which the caller's rights are looked at
   */
  public List<Finding> findings(String namespace) {
    List<Finding> findings = new ArrayList<>(ofCluster(namespace));
    findings.addAll(
        temporal
            .map(there -> TemporalChecks.findings(there.examine()))
            .orElse(
                List.of(
                    Finding.note(
                        "Temporal",
                        "not looked at: name it with --temporal-address or $TEMPORAL_ADDRESS"))));
    return findings;
  }

  private List<Finding> ofCluster(String namespace) {
    List<Finding> findings = new ArrayList<>();
    try {
      findings.add(
          Finding.fine(
              "API server", "answers (Kubernetes %s)".formatted(surroundings.serverVersion())));
      List<Kind> kinds = cluster.kinds();
      findings.addAll(new KindChecks(surroundings, namespace).findings(kinds));
      findings.addAll(new InstallationChecks(surroundings).findings(kinds));
    } catch (Problem silent) {
      findings.add(Finding.wrong("API server", silent.sentence()));
    }
    return findings;
  }
}
