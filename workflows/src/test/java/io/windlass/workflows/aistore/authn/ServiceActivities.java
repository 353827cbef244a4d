package io.windlass.workflows.aistore.authn;

import io.windlass.workflows.lifecycle.Conclusion;
import io.windlass.workflows.lifecycle.DecideRequest;
import io.windlass.workflows.lifecycle.Decision;
import io.windlass.workflows.lifecycle.Forecast;
import io.windlass.workflows.lifecycle.Operation;
import io.windlass.workflows.lifecycle.Plan;
import io.windlass.workflows.lifecycle.PlanRequest;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.ResourceReference;
import io.windlass.workflows.lifecycle.Wish;
import java.util.List;
import java.util.function.Consumer;

/** The activities of one AuthN service in memory. */
final class ServiceActivities implements AuthnLookActivities, AuthnActivities {

  private final Service service;
  private boolean deleting;

  ServiceActivities(Service service) {
    this.service = service;
  }

  synchronized void change(Consumer<Service> action) {
    action.accept(service);
  }

  synchronized void delete() {
    deleting = true;
  }

  @Override
  public synchronized Decision<AuthnStep> decide(DecideRequest request) {
    long generation = request.request().reference().generation();
    if (deleting) {
      return service.foundation
          ? new Decision.Operate<>(Operation.DELETE, Reason.DELETED, generation)
          : new Decision.Gone<>();
    }
    return AuthnDecider.decide(service.look(), generation);
  }

  @Override
  public synchronized Plan<AuthnStep> plan(PlanRequest request) {
    if (request.operation().operation() == Operation.DELETE) {
      return service.foundation ? AuthnDeletePlanner.plan(true) : AuthnDeletePlanner.gone();
    }
    return new AuthnPlanner(request.operation().reason()).plan(service.look(), request.intent());
  }

  @Override
  public Forecast foresee(ResourceReference reference) {
    return Forecast.of(List.of(), 0, "nothing: it has converged");
  }

  @Override
  public boolean wish(ResourceReference reference, Wish wish) {
    return false;
  }

  @Override
  public void conclude(Conclusion conclusion) {
    // Nobody reads it here.
  }

  private synchronized void act(AuthnStep step) {
    service.take("workflow", step);
  }

  @Override
  public void applyFoundation(ResourceReference reference, AuthnStep.ApplyFoundation step) {
    act(step);
  }

  @Override
  public void awaitCertificate(ResourceReference reference, AuthnStep.AwaitCertificate step) {
    act(step);
  }

  @Override
  public void applyService(ResourceReference reference, AuthnStep.ApplyService step) {
    act(step);
  }

  @Override
  public void awaitService(ResourceReference reference, AuthnStep.AwaitService step) {
    act(step);
  }

  @Override
  public void markFulfilled(ResourceReference reference, AuthnStep.MarkFulfilled step) {
    act(step);
  }

  @Override
  public void removeService(ResourceReference reference, AuthnStep.RemoveService step) {
    act(step);
  }

  @Override
  public void settleClaim(ResourceReference reference, AuthnStep.SettleClaim step) {
    act(step);
  }

  @Override
  public void removeFoundation(ResourceReference reference, AuthnStep.RemoveFoundation step) {
    act(step);
  }
}
