package io.windlass.testbed.kubelet.node;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.windlass.testbed.kubelet.api.ApiCalls;
import io.windlass.testbed.kubelet.schedule.Mailbox;
import io.windlass.testbed.kubelet.schedule.Timers;
import io.windlass.testbed.topology.NodeShape;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The life sign of one node.
 *
 * <ol>
 *   <li>The Node is created with a healthy status; one that exists gets labels and status anew.
 *   <li>From then on only its lease is renewed, one small write per period. When the control plane
 *       has called the node lost meanwhile, since the machine was too busy to renew it in time, its
 *       status is written again with the next renewal, as a kubelet does that finds it changed.
 *   <li>A paused agent writes nothing; the control plane finds the node lost by itself. When it
 *       resumes, the status is written again, as after a reboot.
 * </ol>
 */
public final class NodeAgent {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int LEASE_PERIODS = 4;

  private final NodeShape shape;
  private final ApiCalls api;
  private final Timers timers;
  private final Duration period;
  private final Mailbox mailbox;
  private final LeaseObject lease;
  private Optional<Timers.Timer> heartbeat = Optional.empty();
  private boolean disbelieved;

  /**
   * @param period between two renewals
   */
  public NodeAgent(NodeShape shape, ApiCalls api, Timers timers, Duration period) {
    this.shape = shape;
    this.api = api;
    this.timers = timers;
    this.period = period;
    this.mailbox = new Mailbox("node " + shape.name());
    this.lease = new LeaseObject(shape.name(), period.multipliedBy(LEASE_PERIODS));
  }

  public NodeShape shape() {
    return shape;
  }

  /** Registers the node now, before it returns. */
  public void register() {
    ObjectNode node = MAPPER.valueToTree(NodeObjects.node(shape));
    ApiCalls.Answer created = api.post("/api/v1/nodes", node);
    if (created.outcome() != ApiCalls.Outcome.DONE) {
      ObjectNode patch = JsonNodeFactory.instance.objectNode();
      patch.putObject("metadata").set("labels", node.path("metadata").path("labels"));
      require(api.mergePatch(path(), patch));
      writeStatus();
    }
    renew();
  }

  /** Renews the lease from now on. */
  public void start() {
    mailbox.post(() -> heartbeat = Optional.of(timers.every(period, period, mailbox, this::beat)));
  }

  /** The control plane does not call the node ready. */
  public void disbelieve() {
    mailbox.post(() -> disbelieved = true);
  }

  private void beat() {
    renew();
    if (disbelieved) {
      writeStatus();
    }
  }

  /** The node falls silent. */
  public void pause() {
    mailbox.post(
        () -> {
          heartbeat.ifPresent(Timers.Timer::cancel);
          heartbeat = Optional.empty();
        });
  }

  /** The node is back. */
  public void resume() {
    mailbox.post(
        () -> {
          renew();
          writeStatus();
        });
    start();
  }

  private void renew() {
    ApiCalls.Answer answer = api.mergePatch(lease.path(), lease.renewal(Instant.now()));
    if (answer.outcome() == ApiCalls.Outcome.GONE) {
      api.post(LeaseObject.COLLECTION, lease.fresh(Instant.now()));
    }
  }

  private void writeStatus() {
    disbelieved = false;
    ObjectNode patch = JsonNodeFactory.instance.objectNode();
    patch.set("status", MAPPER.valueToTree(NodeObjects.status(shape, Instant.now())));
    api.strategicPatch(path() + "/status", patch);
  }

  private String path() {
    return "/api/v1/nodes/" + shape.name();
  }

  private static void require(ApiCalls.Answer answer) {
    if (answer.outcome() != ApiCalls.Outcome.DONE) {
      throw new IllegalStateException("cannot register a node: " + answer.body());
    }
  }
}
