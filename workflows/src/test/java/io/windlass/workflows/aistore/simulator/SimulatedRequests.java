package io.windlass.workflows.aistore.simulator;

import io.windlass.workflows.lifecycle.Drain;
import io.windlass.workflows.lifecycle.Replacement;
import io.windlass.workflows.lifecycle.Request;
import io.windlass.workflows.lifecycle.Requested;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What people asked for, and what of it is done: counted, where the resource has texts. */
final class SimulatedRequests {

  private int restarts;
  private int rebalances;
  private String restarted = "";
  private int rebalanced;
  private boolean certificates;
  private boolean authority;
  private boolean revokes;
  private boolean hosts;
  private Optional<Replacement> replacement = Optional.empty();
  private boolean renewed;
  private Optional<Drain> drain = Optional.empty();
  private boolean emptied;

  void ask(Request request) {
    switch (request) {
      case RESTART -> restarts++;
      case REBALANCE -> rebalances++;
      case CERTIFICATES -> certificates = true;
      case REPLACE_AUTHORITY -> authority = true;
      case CHECK_HOSTS -> hosts = true;
      case REPLACE_NODE -> throw new IllegalArgumentException("it needs the name of a node");
      case DRAIN -> throw new IllegalArgumentException("it needs the name of a host");
      case ADOPT -> throw new IllegalArgumentException("nobody else has a simulated cluster");
      case RETRY -> throw new IllegalArgumentException("a retry is no operation");
    }
  }

  void replace(Replacement wanted) {
    replacement = Optional.of(wanted);
    renewed = false;
  }

  void renewed() {
    renewed = true;
  }

  void replaced() {
    replacement = Optional.empty();
    renewed = false;
  }

  void drain(Drain wanted) {
    drain = Optional.of(wanted);
    emptied = false;
  }

  void emptied() {
    emptied = drain.isPresent();
  }

  void drained() {
    drain = Optional.empty();
    emptied = false;
  }

  Requested requested() {
    return new Requested(pending(), replacement, renewed, drain, emptied, revokes);
  }

  private Set<Request> pending() {
    Set<Request> pending = EnumSet.noneOf(Request.class);
    if (!restarted.equals(restart())) {
      pending.add(Request.RESTART);
    }
    if (rebalanced != rebalances) {
      pending.add(Request.REBALANCE);
    }
    if (replacement.isPresent()) {
      pending.add(Request.REPLACE_NODE);
    }
    if (drain.isPresent()) {
      pending.add(Request.DRAIN);
    }
    if (certificates) {
      pending.add(Request.CERTIFICATES);
    }
    if (authority) {
      pending.add(Request.REPLACE_AUTHORITY);
    }
    if (hosts) {
      pending.add(Request.CHECK_HOSTS);
    }
    return pending;
  }

  String template(String image) {
    return image + restart();
  }

  /** The restart with which the proxies' template was made is done. */
  void restarted(String template) {
    int mark = template.indexOf('#');
    restarted = mark < 0 ? "" : template.substring(mark);
  }

  int rebalances() {
    return rebalances;
  }

  /** A rebalance that began when so many were asked for is done. */
  void rebalanced(int request) {
    rebalanced = request;
  }

  void certificatesLoaded() {
    certificates = false;
  }

  void revoke() {
    authority = true;
    revokes = true;
  }

  void authorityReplaced() {
    authority = false;
    revokes = false;
  }

  void hostsChecked() {
    hosts = false;
  }

  private String restart() {
    return restarts == 0 ? "" : "#" + restarts;
  }
}
