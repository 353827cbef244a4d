package io.windlass.plugin.session;

import io.windlass.plugin.cluster.Cluster;
import io.windlass.plugin.cluster.Resources;
import io.windlass.plugin.doctor.Surroundings;
import io.windlass.plugin.report.Belongings;
import io.windlass.plugin.temporal.Temporal;
import java.util.Optional;

/** What a command works with. Each part is made when it is first asked for. */
public interface Session {

  Options options();

  Terminal terminal();

  Cluster cluster();

  /** What only the doctor wants to know of the cluster. */
  Surroundings surroundings();

  /** What only a report wants to know of the cluster. */
  Belongings belongings();

  /** Empty when nobody has said where it is. */
  Optional<Temporal> temporal();

  /** The resources in the cluster. */
  default Resources resources() {
    return new Resources(cluster());
  }

  /** The namespace that is meant. */
  default String namespace() {
    return options().namespace().orElseGet(() -> cluster().namespace());
  }
}
