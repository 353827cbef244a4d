package io.windlass.workflows.aistore.authn;

import io.windlass.workflows.lifecycle.Decision;
import io.windlass.workflows.lifecycle.Intent;
import io.windlass.workflows.lifecycle.Plan;
import io.windlass.workflows.lifecycle.PodProblem;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.Step;
import io.windlass.workflows.lifecycle.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A service in memory: takes steps as Kubernetes would, and writes down what was decided. */
final class Service {

  boolean created;
  boolean foundation;
  boolean wantsCertificate;
  boolean certificate;
  boolean deployed;
  Optional<Reason> outdated = Optional.empty();
  boolean applied = true;
  boolean serving;
  Optional<PodProblem> problem = Optional.empty();
  boolean asked;
  final List<String> log = new ArrayList<>();

  /** One that serves as the spec wants it. */
  static Service converged() {
    Service service = new Service();
    service.created = true;
    service.foundation = true;
    service.certificate = true;
    service.deployed = true;
    service.serving = true;
    return service;
  }

  ServiceObservation look() {
    Optional<PodProblem> pending =
        wantsCertificate && !certificate
            ? Optional.of(new PodProblem(Reason.MISSING_REFERENCE, "no certificate", false))
            : Optional.empty();
    return new ServiceObservation(
        created,
        foundation,
        pending,
        deployed,
        outdated,
        applied,
        serving,
        serving,
        problem,
        asked);
  }

  /** Decides and acts until nothing is left to do, or nothing can be. */
  List<String> run() {
    boolean goes = true;
    while (goes) {
      Decision<AuthnStep> decision = AuthnDecider.decide(look(), 7);
      goes =
          switch (decision) {
            case Decision.Quiet<AuthnStep> quiet -> {
              quiet.steps().forEach(step -> take("quietly", step));
              yield true;
            }
            case Decision.Operate<AuthnStep> operate -> operate(operate);
            case Decision.Converged<AuthnStep> ignored -> say("converged");
            case Decision.Stalled<AuthnStep> ignored -> say("stalled");
            case Decision.Held<AuthnStep> ignored -> say("held");
            case Decision.Gone<AuthnStep> ignored -> say("gone");
          };
    }
    return log;
  }

  private boolean say(String word) {
    log.add(word);
    return false;
  }

  private boolean operate(Decision.Operate<AuthnStep> operate) {
    AuthnPlanner planner = new AuthnPlanner(operate.reason());
    Plan<AuthnStep> plan = planner.plan(look(), Intent.COMPLETE);
    while (plan.verdict() == Verdict.PROCEED) {
      plan.now().forEach(step -> take(operate.operation().word(), step));
      plan = planner.plan(look(), Intent.COMPLETE);
    }
    return plan.verdict() == Verdict.DONE || say("%s: %s".formatted(plan.reason(), plan.message()));
  }

  void take(String operation, AuthnStep step) {
    String gap = ((Step) step).disruptive() ? " (a gap)" : "";
    log.add("%s: %s%s, %s".formatted(operation, step.title(), gap, step.reason()));
    switch (step) {
      case AuthnStep.ApplyFoundation ignored -> foundation = true;
      case AuthnStep.AwaitCertificate ignored -> certificate = true;
      case AuthnStep.ApplyService ignored -> {
        deployed = true;
        serving = false;
        outdated = Optional.empty();
        applied = true;
      }
      case AuthnStep.AwaitService ignored -> {
        serving = problem.isEmpty();
        created = created || serving;
      }
      case AuthnStep.MarkFulfilled ignored -> asked = false;
      case AuthnStep.RemoveService ignored -> deployed = false;
      case AuthnStep.SettleClaim ignored -> foundation = false;
      case AuthnStep.RemoveFoundation ignored -> foundation = false;
    }
  }
}
