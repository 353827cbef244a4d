package io.windlass.testbed.aistore;

import java.io.IOException;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;

/** Everything one node answers: faults first, then the part of the API that the path names. */
final class NodeRequests {
  private final AisCluster cluster;
  private final AisNode node;
  private final NodeFaults faults;
  private final AccessGuard guard;

  NodeRequests(AisCluster cluster, AisNode node, NodeFaults faults, AccessGuard guard) {
    this.cluster = cluster;
    this.node = node;
    this.faults = faults;
    this.guard = guard;
  }

  Answer answer(NodeRequest request) {
    pause(faults.answerDelay());
    cluster.await(Duration.ofDays(1), () -> !node.hung());
    OptionalInt failure = faults.takeFailure();
    if (failure.isPresent()) {
      return Answer.empty(failure.getAsInt());
    }
    try {
      return route(request);
    } catch (AisFailure refused) {
      return ErrorAnswer.of(refused, request, speaker(request));
    } catch (IOException broken) {
      return ErrorAnswer.of(
          AisFailure.typed(500, "ErrFailedTo", broken.toString()), request, node.label());
    }
  }

  private Answer route(NodeRequest request) throws IOException {
    guard.admit(request);
    boolean reads = request.method().equals("GET");
    return switch (request.part(0)) {
      case "health" -> new HealthAnswers(cluster, node).answer(requireRead(request));
      case "daemon" -> new DaemonQueries(cluster, node).answer(requireRead(request));
      case "reverse" -> {
        requireProxy(request);
        yield new ReverseRequests(cluster, node).answer(request);
      }
      case "cluster" -> {
        requireProxy(request);
        yield reads ? new ClusterQueries(cluster, node).answer(request) : change(request);
      }
      case "buckets" -> {
        requireProxy(request);
        yield new BucketRequests(cluster).answer(request);
      }
      case "objects" -> new ObjectRequests(cluster, node).answer(request);
      default -> throw AisFailure.badRequest("invalid URL path " + request.path());
    };
  }

  /** Where a person wants it so, refused, or carried out without being told. */
  private Answer change(NodeRequest request) throws IOException {
    if (cluster.faults().takeRefusal()) {
      throw AisFailure.typed(500, "ErrFailedTo", "a story refuses it");
    }
    Answer answer = new ClusterActions(cluster).perform(request);
    if (cluster.faults().takeLoss()) {
      throw AisFailure.unavailable("a story has lost the answer");
    }
    return answer;
  }

  static NodeRequest requireRead(NodeRequest request) {
    if (!request.method().equals("GET")) {
      throw AisFailure.typed(405, "", "invalid method " + request.method() + " (expecting GET)");
    }
    return request;
  }

  private void requireProxy(NodeRequest request) {
    if (node.role() != NodeRole.PROXY) {
      throw AisFailure.badRequest(
          node.label() + ": invalid request " + request.path() + ": not a proxy");
    }
  }

  /** A proxy forwards actions, so that the primary's name stands under a refusal. */
  private String speaker(NodeRequest request) {
    boolean forwarded = request.part(0).equals("cluster") && !request.method().equals("GET");
    return forwarded ? cluster.primary().map(AisNode::label).orElse(node.label()) : node.label();
  }

  private static void pause(Duration delay) {
    if (delay.isPositive()) {
      CountDownLatch over = new CountDownLatch(1);
      Timers.after(delay, over::countDown);
      try {
        over.await();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
