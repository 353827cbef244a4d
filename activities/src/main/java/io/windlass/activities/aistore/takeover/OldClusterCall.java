package io.windlass.activities.aistore.takeover;

import io.windlass.activities.aistore.http.AisClient;
import io.windlass.activities.aistore.http.AisFailure;
import io.windlass.activities.aistore.http.AisUnreachable;
import io.windlass.activities.aistore.http.NotAdmitted;
import io.windlass.workflows.aistore.takeover.OldAnswer;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;

/** Asks the old cluster for its members and its buckets: AIStore of 2020 tells both as JSON. */
record OldClusterCall(Function<URI, AisClient> calls) {

  /**
   * Asks once.
   *
   * @param address of its Service; empty if there is none
   */
  OldAnswer at(Optional<URI> address) {
    return address
        .map(this::ask)
        .orElseGet(() -> new OldAnswer.Silent("the Service of its proxies does not exist"));
  }

  private OldAnswer ask(URI address) {
    try {
      AisClient client = calls.apply(address);
      OldAnswer.Told told = OldAnswer.Told.read(client.document("smap"), client.document("bmd"));
      return told.targets().isEmpty()
          ? new OldAnswer.Silent("%s tells a cluster map without a target".formatted(address))
          : told;
    } catch (AisFailure | AisUnreachable | NotAdmitted silent) {
      return new OldAnswer.Silent("%s: %s".formatted(address, silent.getMessage()));
    }
  }
}
