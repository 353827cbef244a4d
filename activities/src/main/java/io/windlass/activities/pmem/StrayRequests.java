package io.windlass.activities.pmem;

import io.windlass.workflows.lifecycle.Request;
import java.util.List;
import java.util.Map;

/** What somebody asks of a driver by annotation, and no driver knows: nobody would answer it. */
final class StrayRequests {

  private StrayRequests() {}

  /** A sentence for each, naming the annotation. */
  static List<String> in(Map<String, String> annotations) {
    return Request.pendingIn(annotations).stream()
        .filter(StrayRequests::stray)
        .map(
            request ->
                "metadata.annotations[%s]: there is no %s of a driver; remove it"
                    .formatted(request.annotation(), request.noun()))
        .toList();
  }

  private static boolean stray(Request request) {
    return switch (request) {
      case REBALANCE, REPLACE_NODE, DRAIN, ADOPT -> true;
      case CHECK_HOSTS, RESTART, CERTIFICATES, REPLACE_AUTHORITY, RETRY -> false;
    };
  }
}
