package io.windlass.activities.aistore.authn;

import io.windlass.workflows.aistore.authn.AuthnLookActivities;
import io.windlass.workflows.aistore.authn.AuthnStep;
import io.windlass.workflows.aistore.resource.authn.AIStoreAuth;
import io.windlass.workflows.aistore.resource.authn.AuthnProblems;
import io.windlass.workflows.lifecycle.DecideRequest;
import io.windlass.workflows.lifecycle.Decision;
import io.windlass.workflows.lifecycle.Forecast;
import io.windlass.workflows.lifecycle.Plan;
import io.windlass.workflows.lifecycle.PlanRequest;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.ResourceReference;
import io.windlass.workflows.resource.SpecProblem;
import java.util.Optional;

/** Looks at AuthN services, decides and plans, and tells people what came of it. */
public final class AuthnLookActivitiesImpl implements AuthnLookActivities {

  private final AuthnAccess access;
  private final AuthnPlanning planning;

  public AuthnLookActivitiesImpl(AuthnAccess access) {
    this.access = access;
    this.planning = new AuthnPlanning(access);
  }

  @Override
  public Decision<AuthnStep> decide(DecideRequest request) {
    ResourceReference reference = request.request().reference();
    Optional<AIStoreAuth> found = access.find(reference);
    if (found.isEmpty()) {
      return new Decision.Gone<>();
    }
    AIStoreAuth auth = found.get();
    AuthnProblems.of(auth).stream()
        .filter(problem -> problem.severity() == SpecProblem.Severity.WARNING)
        .forEach(problem -> access.telling().warn(auth, Reason.ADVICE, problem.text()));
    Decision<AuthnStep> decision = planning.decide(auth, request);
    if (decision instanceof Decision.Stalled<AuthnStep> stalled) {
      access.telling().warn(auth, stalled.reason(), stalled.message());
      access.reporter().refused(reference, stalled.reason(), stalled.message());
    }
    return decision;
  }

  @Override
  public Plan<AuthnStep> plan(PlanRequest request) {
    return planning.plan(request);
  }

  @Override
  public Forecast foresee(ResourceReference reference) {
    return new AuthnForecast(access, planning).at(reference);
  }
}
