package io.windlass.activities.pmem;

import io.windlass.workflows.lifecycle.Request;
import java.util.Optional;

/** What can't be asked of a driver. */
public final class DriverRequests {

  private DriverRequests() {}

  /** Why a request would be without effect; empty when it makes sense. */
  public static Optional<String> refusal(Request request) {
    return switch (request) {
      case RESTART, REPLACE_AUTHORITY, CHECK_HOSTS, RETRY -> Optional.empty();
      case CERTIFICATES ->
          Optional.of(
              "request: a driver loads its certificates when it starts, and is started anew when they are renewed; nothing is to be asked for");
      case REBALANCE, REPLACE_NODE, DRAIN, ADOPT ->
          Optional.of(
              "request: there is no %s of a driver; ask for a restart, a replacement of the authority or a check of the nodes"
                  .formatted(request.noun()));
    };
  }
}
